"""What parts above add to the pages of reviews, findings and outcomes: whether it is proven, and what was said of it.

Learning stands below the parts that test it, so those register here (in their ``AppConfig.ready``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Review


@dataclass(frozen=True)
class Section:
    """A section of a page. ``shown`` gives the template what it prints."""

    template: str
    shown: Callable[[Any, DeskRequest], dict[str, Any]]


Sectioned = Review | Finding | OutcomeStatement
SECTIONS: dict[type[Sectioned], list[Section]] = {Review: [], Finding: [], OutcomeStatement: []}


def sections_of(record: Sectioned, request: DeskRequest) -> list[tuple[str, dict[str, Any]]]:
    """Templates of the sections of a record's page, each with what it prints."""
    return [(section.template, section.shown(record, request)) for section in SECTIONS[type(record)]]
