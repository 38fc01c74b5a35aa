"""What parts above add to a group's page: its meetings, its terms of reference, the registers that a board keeps.

Governance stands below them, so they register here (in their ``AppConfig.ready``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.boards import BOARD_KINDS
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


@dataclass(frozen=True)
class Register:
    """A register that each board has of its own: the page ``name`` shows that of one board, told by its number."""

    words: str
    name: str
    needs: Can


REGISTERS: list[Register] = []


def register_kept(words: str, name: str, needs: Can) -> None:
    """Boards have such a register from now on."""
    REGISTERS.append(Register(words, name, needs))


def kept_by(group: Group, request: DeskRequest) -> list[tuple[str, str]]:
    """Words and address of the registers of a board that a person may open; none for a group that is no board."""
    if group.kind not in BOARD_KINDS:
        return []
    return [
        (one.words, f"{reverse(one.name, args=[request.space.slug])}?board={group.pk}")
        for one in REGISTERS
        if request.standing.may(one.needs, request.space.pk)
    ]
