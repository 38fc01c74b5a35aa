"""What parts above add to a group's page: its meetings, its terms of reference.

Governance stands below them, so they register here (in their ``AppConfig.ready``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.groups.models import Group


@dataclass(frozen=True)
class Section:
    """A section of a group's page on a day. ``shown`` gives the template what it prints, as ``shown``."""

    template: str
    shown: Callable[[Group, DeskRequest, date], dict[str, Any]]


SECTIONS: list[Section] = []


def sections_of(group: Group, request: DeskRequest, day: date) -> list[tuple[str, dict[str, Any]]]:
    """Templates of the sections, each with what it prints."""
    return [(section.template, section.shown(group, request, day)) for section in SECTIONS]
