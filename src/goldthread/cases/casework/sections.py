"""What parts above add to the page of a case, such as requests and the chronology. They register when they start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.foundation.access.requests import DeskRequest


@dataclass(frozen=True)
class Section:
    """A section of a case's page. ``shown`` gives the template what it prints."""

    template: str
    shown: Callable[[Case, DeskRequest], dict[str, Any]]


SECTIONS: list[Section] = []


def register_section(section: Section) -> None:
    if section not in SECTIONS:
        SECTIONS.append(section)


def sections_of(case: Case, request: DeskRequest) -> list[tuple[str, dict[str, Any]]]:
    return [(section.template, section.shown(case, request)) for section in SECTIONS]
