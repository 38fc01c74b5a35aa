"""Reading what a request sends: JSON, said to be JSON, of text that can be kept."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.errors import ValidationError
from ninja.parser import Parser

NUL = "\0"
"""The one character that no text of the database holds."""


class NotJson(Exception):
    """The body is said to be something else."""


class JsonOnly(Parser):
    """Refuses a body of another kind, which a page of another site could send without being asked."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise NotJson
        return _kept(super().parse_body(request), "body")

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        return _kept(super().parse_querydict(data, list_fields, request), "query")


def _kept(sent: Any, where: str) -> Any:
    """The same, if every text in it can be kept. Raise ValidationError."""
    wrong = [{"loc": (where, *place), "type": "string_nul", "msg": ""} for place in _holding_nul(sent)]
    if wrong:
        raise ValidationError(wrong)
    return sent


def _holding_nul(sent: Any) -> Iterator[tuple[str | int, ...]]:
    """Where the texts stand that hold it. Without recursion: how deep a body is nested is not ours to say."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), sent)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*place, name), below) for name, below in value.items()]
        elif isinstance(value, list):
            waiting += [((*place, number), below) for number, below in enumerate(value)]
        elif isinstance(value, str) and NUL in value:
            yield place
