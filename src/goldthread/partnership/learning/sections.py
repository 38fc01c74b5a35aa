"""What parts above add to the pages of reviews, findings and outcomes: whether it is proven, and what was said of it.

Learning stands below the parts that test it, so those register here (in their ``AppConfig.ready``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Review
from goldthread.partnership.learning.parts import Parts

Record = Review | Finding | OutcomeStatement


@dataclass(frozen=True)
class Section:
    """A section of a page. ``shown`` gives the template what it prints.

    It is told the record, who asks, and the parts of the thread: those of an outcome's page are not read.
    """

    template: str
    shown: Callable[[Any, DeskRequest, Parts | None], dict[str, Any]]


SECTIONS: dict[type[Record], list[Section]] = {Review: [], Finding: [], OutcomeStatement: []}


def sections_of(record: Record, request: DeskRequest, parts: Parts | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Templates of the sections of a record's page, each with what it prints."""
    return [(section.template, section.shown(record, request, parts)) for section in SECTIONS[type(record)]]
