"""Reading the body of a request: JSON, said to be JSON."""

from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser


class NotJson(Exception):
    """The body is said to be something else."""


class JsonOnly(Parser):
    """Refuses a body of another kind, which a page of another site could send without being asked."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise NotJson
        return super().parse_body(request)
