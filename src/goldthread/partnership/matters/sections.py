"""What parts above add to the page of a matter, such as the risks that it bears on. They register when they start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.partnership.matters.models import RaisedMatter


@dataclass(frozen=True)
class Section:
    """A section of a matter's page. ``shown`` gives the template what it prints."""

    template: str
    shown: Callable[[RaisedMatter, DeskRequest], dict[str, Any]]


SECTIONS: list[Section] = []


def sections_of(matter: RaisedMatter, request: DeskRequest) -> list[tuple[str, dict[str, Any]]]:
    return [(section.template, section.shown(matter, request)) for section in SECTIONS]
