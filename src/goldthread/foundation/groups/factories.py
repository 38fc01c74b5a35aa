"""Groups and seats for tests, named for their situation. Nobody here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.groups.commands import (
    GroupDetails,
    SeatDetails,
    Sitting,
    add_group,
    add_seat,
    end_group,
)
from goldthread.foundation.groups.models import Group, GroupKind, Seat
from goldthread.foundation.spaces.models import Space

MADE_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TESTS = System("tests")


def a_group(space: Space, name: str = "Board", *, ended_on: date | None = None, **details: Any) -> Group:
    """A group since 1 January 2020, unless ``starts_on`` says otherwise; ``ended_on`` ends it."""
    starts_on = details.pop("starts_on", date(2020, 1, 1))
    said = GroupDetails(name=name, **{"kind": GroupKind.BOARD, **details})
    group = add_group(space=space, details=said, starts_on=starts_on, by=TESTS, at=MADE_AT)
    return end_group(group=group, on=ended_on, by=TESTS, at=MADE_AT) if ended_on else group


def a_seat(group: Group, post: str = "Head of safeguarding", *, holder: str = "", **details: Any) -> Seat:
    """A seat since the group began, held by somebody of that name or by nobody."""
    starts_on = details.pop("starts_on", group.starts_on)
    sitting = Sitting(holder_name=holder, deputy_name=details.pop("deputy", ""))
    said = SeatDetails(post=post, **details)
    return add_seat(group=group, details=said, sitting=sitting, starts_on=starts_on, by=TESTS, at=MADE_AT)
