"""Say what is due to people who ask for their information rights, and never who they are."""

from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import (
    OPERATOR,
    json_option,
    now,
    operator,
    show,
    space_named,
    space_option,
)
from goldthread.doors.command_line.ending import NOT_FOUND
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.running import Running, open_matters


@click.group("rights")
def rights_command() -> None:
    """Information rights: requests, corrections, complaints and breaches."""


@operator(
    "due",
    rights_command,
    prints="a list of `reference`, `space`, `kind`, `received_on`, `due`, `awaited`, `stands`, `late`; never who asked",
    ends={NOT_FOUND: "no such partnership"},
)
@space_option
@json_option
def due_command(space: str | None, as_json: bool) -> None:
    """List what is open and by when it is due, the first due first.

    Example: goldthread rights due --json
    """
    at = now()
    spaces = [space_named(space)] if space else every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        standing = standing_of(OPERATOR, timezone.localdate(at), at)
        data = [_said(one) for each in spaces for one in open_matters(standing, at, each)]
    data.sort(key=lambda one: (one["due"] is None, one["due"] or "", one["space"], one["reference"]))
    show(data, as_json, [_line(one) for one in data] or ["Nothing is open."])


def _said(one: Running) -> dict[str, Any]:
    due = (one.due_at or one.due_on) if one.is_awaited else None
    return {
        "reference": one.matter.reference,
        "space": one.matter.space.slug,
        "kind": one.matter.kind,
        "received_on": one.matter.received_on.isoformat(),
        "due": due.isoformat() if due else None,
        "awaited": one.awaited or "Answer",
        "stands": one.stands,
        "late": one.is_late,
    }


def _line(one: dict[str, Any]) -> str:
    when = "the clock is paused" if one["stands"] else one["due"] or "nothing is due"
    return f"{one['space']:<20} {one['reference']:<8} {when}{'  late' if one['late'] else ''}"
