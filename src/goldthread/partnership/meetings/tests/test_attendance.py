"""Attendance over a year: by agency, and cancelled meetings count against nobody."""

from datetime import date

from goldthread.partnership.meetings.commands.attendance import Came, record_attendance
from goldthread.partnership.meetings.commands.calendar import cancel_meeting
from goldthread.partnership.meetings.factories import AFTER, MADE_AT, TESTS, a_meeting, a_panel
from goldthread.partnership.meetings.models import Attendance
from goldthread.partnership.meetings.queries.attendance import attendance_of

How = Attendance.How
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_cancelled_meeting_counts_against_nobody(partnership, reading):
    group, seats = a_panel(partnership, posts=2)
    held = a_meeting(group)
    record_attendance(
        meeting=held, came=[Came(seats[0], How.DEPUTY), Came(seats[1], How.APOLOGIES)], by=TESTS, at=AFTER
    )
    cancel_meeting(meeting=a_meeting(group, date(2026, 11, 23)), why="No cases", by=TESTS, at=MADE_AT)
    a_meeting(group, date(2026, 12, 14))

    year = attendance_of(group, *YEAR)

    assert (year.held, year.cancelled) == (1, 1)
    assert [(row.who[-8:], row.expected, row.share) for row in year.agencies] == [
        ("agency 1", 1, 100),
        ("agency 2", 1, 0),
    ]


def test_what_is_not_recorded_is_neither_there_nor_absent(partnership, reading):
    group, seats = a_panel(partnership, posts=2)
    record_attendance(meeting=a_meeting(group), came=[Came(seats[0], How.PRESENT)], by=TESTS, at=AFTER)

    told = {row.who[-8:]: row for row in attendance_of(group, *YEAR).agencies}

    assert (told["agency 2"].expected, told["agency 2"].share) == (0, None)
    assert told["agency 2"].counts["not_recorded"] == 1


def test_a_seat_counts_only_from_the_day_on_which_it_is_there(partnership, reading):
    group, seats = a_panel(partnership, posts=1, starts_on=date(2026, 11, 20))
    meeting = a_meeting(group, date(2026, 11, 23))

    assert seats[0].is_in_force(meeting.on)
    assert attendance_of(group, *YEAR).agencies == []
