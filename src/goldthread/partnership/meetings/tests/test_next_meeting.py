"""Whether a panel still meets after something began: one that sat this morning does not."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.calendar import Pattern, set_cadence
from goldthread.partnership.meetings.factories import TESTS, a_meeting
from goldthread.partnership.meetings.queries.next_meeting import next_meeting_on

pytestmark = pytest.mark.django_db
FRIDAY, NEXT = date(2026, 12, 18), date(2026, 12, 29)
LONDON = ZoneInfo("Europe/London")


def asked(group, *at):
    with opened(actor=SYSTEM_ACTOR, reading=[group.space_id]):
        return next_meeting_on(group, datetime(2026, 12, 18, *at, tzinfo=LONDON))


def test_a_meeting_of_this_morning_is_not_the_next_one_and_one_of_this_evening_is(partnership):
    group = a_group(partnership)
    a_meeting(group, FRIDAY)
    a_meeting(group, NEXT)

    assert (asked(group, 16, 40), asked(group, 10, 0), asked(group, 9, 59)) == (NEXT, NEXT, FRIDAY)


def test_the_same_holds_for_a_day_that_only_its_cadence_names(partnership):
    group = a_group(partnership)
    a_meeting(group, NEXT)
    pattern = Pattern(every="month", week=3, weekday=4, begins_at=time(14), on_holiday="week_later")
    set_cadence(
        group=group, pattern=pattern, from_on=date(2026, 12, 1), by=TESTS, at=datetime(2026, 12, 1, 9, tzinfo=LONDON)
    )

    assert (asked(group, 13, 0), asked(group, 16, 40)) == (FRIDAY, NEXT)
