"""What parts above add to the pages of findings and outcomes: whether it is proven, and what was said of it.

Learning stands below the parts that test it, so those register here (in their ``AppConfig.ready``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.partnership.learning.models import Finding, OutcomeStatement


@dataclass(frozen=True)
class Section:
    """A section of a page. ``shown`` gives the template what it prints."""

    template: str
    shown: Callable[[Any, DeskRequest], dict[str, Any]]


SECTIONS: dict[type[Finding] | type[OutcomeStatement], list[Section]] = {Finding: [], OutcomeStatement: []}


def sections_of(record: Finding | OutcomeStatement, request: DeskRequest) -> list[tuple[str, dict[str, Any]]]:
    """Templates of the sections of a record's page, each with what it prints."""
    return [(section.template, section.shown(record, request)) for section in SECTIONS[type(record)]]
