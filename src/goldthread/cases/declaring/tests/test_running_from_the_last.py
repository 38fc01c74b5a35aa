"""A clock that runs from the last of what starts it: later starts move it, and a slip in a date never hides it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.declaring.projecting import periods_of

from .test_projecting import BEGIN, MOMENTS, a_clock, began, on

CLOCK = a_clock(from_last=True)


def met(periods):
    return [one.met_at and (one.met_at - BEGIN).days for one in periods]


@pytest.mark.parametrize(
    ("starts", "stops", "runs", "was_met"),
    [
        ([], [], [], []),
        ([0, 20], [], [20], [None]),
        ([0, 20], [30], [20], [30]),
        ([0, 20, 40], [30], [20], [30]),
        ([0], [30, 50], [0], [30]),
    ],
)
def test_it_runs_once_from_the_last_that_starts_it_before_it_is_met(starts, stops, runs, was_met):
    periods = list(periods_of(CLOCK, on(*starts), on(*stops), None))

    assert (began(periods), met(periods)) == (runs, was_met)


@pytest.mark.parametrize("starts", [[10], [10, 20]])
def test_what_is_dated_before_every_start_meets_none_and_leaves_it_running(starts):
    (period,) = periods_of(CLOCK, on(*starts), on(9), None)

    assert (began([period]), period.met_at) == ([starts[-1]], None)


def test_what_is_dated_before_every_start_is_no_end_of_what_is_met_later():
    (period,) = periods_of(CLOCK, on(10, 20, 40), on(9, 30), None)

    assert (began([period]), period.met_at) == ([20], BEGIN + timedelta(days=30))


@given(starts=MOMENTS, stops=MOMENTS, order=st.randoms())
def test_whatever_was_recorded_in_whatever_order_it_runs_once_where_anything_starts_it(starts, stops, order):
    shuffled = order.sample(starts, len(starts)), order.sample(stops, len(stops))

    runs = list(periods_of(CLOCK, starts, stops, None))

    assert len(runs) == (1 if starts else 0)
    assert runs == list(periods_of(CLOCK, *shuffled, None))
