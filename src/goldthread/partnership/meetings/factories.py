"""Meetings for tests, named for their situation. Nobody here is real."""

from datetime import UTC, date, datetime, time
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.groups.commands import SeatDetails, Sitting, add_seat
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.meetings.commands.agenda import ItemDetails, add_item
from goldthread.partnership.meetings.commands.attendance import Came, record_attendance
from goldthread.partnership.meetings.commands.calendar import When, add_meeting
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Meeting

TESTS = System("tests")
MADE_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
HELD_ON = date(2026, 11, 16)
AFTER = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
TEN, TWELVE = time(10), time(12)


def a_panel(space: Space, name: str = "One Panel", *, posts: int = 4, **details: Any) -> tuple[Group, list[Seat]]:
    """A panel with a chair and members, each of an agency of its own, with named deputies."""
    group = a_group(space, name, kind="panel", **details)
    seats = [
        add_seat(
            group=group,
            details=SeatDetails(
                post=f"Head of service {number}",
                role=Seat.Role.CHAIR if number == 1 else Seat.Role.MEMBER,
                agency=an_agency(space, f"{name} agency {number}"),
            ),
            sitting=Sitting(holder_name=f"Holder {number}", deputy_name=f"Deputy {number}"),
            starts_on=group.starts_on,
            by=TESTS,
            at=MADE_AT,
        )
        for number in range(1, posts + 1)
    ]
    return group, seats


def a_meeting(group: Group, on: date = HELD_ON, **changes: Any) -> Meeting:
    """A meeting from ten to twelve, on whatever day."""
    when = When(**{"on": on, "begins_at": TEN, "ends_at": TWELVE, **changes})
    return add_meeting(group=group, when=when, nobody_works=True, by=TESTS, at=MADE_AT)


def an_item(meeting: Meeting, title: str = "Neglect", *, at: datetime = MADE_AT, **details: Any) -> AgendaItem:
    return add_item(meeting=meeting, details=ItemDetails(title, **details), by=TESTS, at=at)


def everybody_came(meeting: Meeting, seats: list[Seat], at: datetime = AFTER) -> Meeting:
    came = [Came(seat, Attendance.How.PRESENT) for seat in seats]
    return record_attendance(meeting=meeting, came=came, by=TESTS, at=at)
