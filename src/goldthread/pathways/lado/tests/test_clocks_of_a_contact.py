"""Who tells whom at the beginning, and by when: the employer the officer (LADO-01), and the officer the employer
(LADO-02). Counted by hand at Christmas 2026, when 25 and 28 December and 1 January are not worked.
"""

from datetime import UTC, date, datetime

import pytest

from goldthread.foundation.clocks import State
from goldthread.pathways.lado.factories import a_contact, then
from goldthread.pathways.lado.tests.clocks import CHRISTMAS_EVE, clocks_of, end_of, only, states_of

pytestmark = pytest.mark.django_db


def test_01_an_employer_has_one_working_day_to_tell(partnership, officer):
    """Known on Thursday 24 December: the next day that is worked is Tuesday 29 December."""
    told_at = datetime(2026, 12, 30, 9, 0, tzinfo=UTC)
    case = a_contact(partnership, by=officer, at=told_at, known_on=date(2026, 12, 24))

    clock = only(case, "LADO-01")
    assert (clock.due_at, clock.met_at) == (end_of(2026, 12, 29), told_at)
    assert states_of(case, "LADO-01", told_at) == [State.MET_LATE]


def test_01_nobody_but_an_employer_owes_that(partnership, officer):
    case = a_contact(partnership, by=officer, source="police")

    assert clocks_of(case, "LADO-01") == []


def test_02_a_contact_is_answered_in_one_working_day(partnership, officer):
    case = a_contact(partnership, by=officer, at=CHRISTMAS_EVE)
    assert only(case, "LADO-02").due_at == end_of(2026, 12, 29)

    answered_at = datetime(2026, 12, 29, 16, 0, tzinfo=UTC)
    then(case, "advised", by=officer, at=answered_at)

    assert only(case, "LADO-02").met_at == answered_at


@pytest.mark.parametrize("why", ["twice", "mistake"])
def test_02_a_contact_that_came_twice_or_by_mistake_was_owed_no_answer(partnership, officer, why):
    case = a_contact(partnership, by=officer, at=CHRISTMAS_EVE)
    later = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)

    then(case, "set_aside", by=officer, at=later, why=why)

    assert states_of(case, "LADO-02", later) == [State.CANCELLED]


@pytest.mark.parametrize(("day", "state"), [(29, State.MET), (30, State.MET_LATE)])
def test_02_to_find_no_concern_answers_whoever_got_in_touch_in_time_or_late(partnership, officer, day, state):
    """Due on 29 December."""
    case = a_contact(partnership, by=officer, at=CHRISTMAS_EVE)
    answered_at = datetime(2026, 12, day, 9, 0, tzinfo=UTC)

    then(case, "set_aside", by=officer, at=answered_at, why="no_concern")

    assert (only(case, "LADO-02").met_at, states_of(case, "LADO-02", answered_at)) == (answered_at, [state])
