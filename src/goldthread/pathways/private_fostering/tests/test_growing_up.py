"""On a birthday it is private fostering no longer, whether or not anybody recorded the end."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, an_arrangement, then
from goldthread.pathways.private_fostering.models import Notification

from .counting import LATER, counted
from .reading import clocks_of

pytestmark = pytest.mark.django_db

NEARLY_16 = {"born_on": date(2009, 12, 1)}
BIRTHDAY = datetime(2025, 12, 1, tzinfo=UTC)


def test_nobody_is_in_place_or_visited_late_beyond_it(partnership, police, officer):
    case = an_arrangement(partnership, by=officer, **NEARLY_16)
    then(case, "visited", by=officer, at=NOTIFIED_AT + timedelta(days=60), typed_at=LATER)
    at = BIRTHDAY - timedelta(days=30)
    an_arrangement(partnership, by=officer, at=at, aware_on=at.date(), **NEARLY_16)

    found = counted(partnership, officer, 2025)

    assert found["arrangements"] == {"began": 2, "ended": 2}
    assert found["age"] == {}
    # Of the first a visit was due before the birthday; of the second none.
    assert found["visits_new"] == {"late": 1, "in_time": 1}


def test_a_disabled_child_is_in_place_until_18(partnership, police, officer):
    an_arrangement(partnership, by=officer, disabled=True, **NEARLY_16)

    assert counted(partnership, officer, 2025)["age"] == {"4": 1}


def test_that_the_end_is_to_be_recorded_waits_from_the_birthday_and_is_met_by_it(partnership, police, officer):
    case = an_arrangement(partnership, by=officer, **NEARLY_16)
    (before,) = clocks_of(case, "PF-07", at=NOTIFIED_AT)

    then(case, "ended", by=officer, at=BIRTHDAY + timedelta(hours=9), typed_at=LATER, reason="child_16")

    (after,) = clocks_of(case, "PF-07")
    assert (before.began_at, before.state, after.state) == (BIRTHDAY, "running", "met")


def test_if_the_day_of_birth_is_put_right_it_moves(partnership, police, officer):
    case = an_arrangement(partnership, by=officer, **NEARLY_16)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        notification = Notification.objects.get(case=case)
    said = {**SAID["notified"], "born_on": date(2012, 2, 29)}
    given = {"happened_at": notification.happened_at, "why": "A passport.", "by": officer, "at": LATER}

    correct_record(record=notification, said=said, **given)

    assert clocks_of(case, "PF-07")[0].began_at == datetime(2028, 2, 29, tzinfo=UTC)


def test_no_visit_is_due_that_would_be_due_after_it(partnership, police, officer):
    case = an_arrangement(partnership, by=officer, **NEARLY_16)
    (first, due) = clocks_of(case, "PF-03")
    assert (first.met_at is not None, due.due_at.date()) == (True, date(2025, 10, 13))

    then(case, "visited", by=officer, at=datetime(2025, 11, 10, 10, tzinfo=UTC), typed_at=LATER)

    assert [one.state for one in clocks_of(case, "PF-03")] == ["met", "met_late"]
    assert [one.due_at.date() for one in clocks_of(case, "PF-07")] == [date(2025, 12, 8)]
