"""How a clock stands."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.foundation.clocks import State, state_of

BEGAN = datetime(2026, 6, 1, 9, tzinfo=UTC)
DUE = BEGAN + timedelta(hours=100)


def state(at, **changed):
    usual = {"began_at": BEGAN, "due_at": DUE, "met_at": None, "cancelled_at": None, "is_paused": False}
    return state_of(**(usual | changed), at=at)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(0, State.RUNNING), (79, State.RUNNING), (80, State.DUE_SOON), (100, State.DUE_SOON), (101, State.OVERDUE)],
)
def test_it_is_soon_due_in_the_last_fifth_of_its_time(hours, expected):
    assert state(BEGAN + timedelta(hours=hours)) == expected


def test_the_second_that_is_due_is_in_time():
    assert state(DUE + timedelta(microseconds=999_999)) == State.DUE_SOON
    assert state(DUE + timedelta(seconds=1)) == State.OVERDUE
    assert state(DUE, met_at=DUE + timedelta(microseconds=5)) == State.MET


def test_what_was_met_stays_met_however_long_ago():
    assert state(DUE + timedelta(days=400), met_at=DUE) == State.MET
    assert state(DUE + timedelta(days=400), met_at=DUE + timedelta(minutes=1)) == State.MET_LATE


def test_it_stands_is_cancelled_or_has_not_begun():
    assert state(DUE, is_paused=True, due_at=None) == State.PAUSED
    assert state(DUE, cancelled_at=BEGAN) == State.CANCELLED
    assert state(DUE, began_at=None, due_at=None) == State.NOT_STARTED


def test_one_of_which_nobody_knows_when_it_is_due_runs():
    assert state(DUE, due_at=None) == State.RUNNING
