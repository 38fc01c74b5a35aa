"""What parts above add to the page of a group, such as its terms of reference.

Governance stands below those parts, so they register here (in their ``AppConfig.ready``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.groups.models import Group


@dataclass(frozen=True)
class Section:
    """A section of a group's page. ``shown`` gives the template what it prints, as ``part``."""

    template: str
    shown: Callable[[Group, DeskRequest], dict[str, Any]]


SECTIONS: list[Section] = []


def sections_of(group: Group, request: DeskRequest) -> list[tuple[str, dict[str, Any]]]:
    """Templates of the sections of a group's page, each with what it prints."""
    return [(section.template, section.shown(group, request)) for section in SECTIONS]
