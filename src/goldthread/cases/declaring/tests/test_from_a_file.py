"""What happens at intervals and came from a file that was long overdue is owed again from the day on which it came."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.cases.declaring.clocks import CaseClock, Fact
from goldthread.cases.declaring.projecting import moment_of, periods_of
from goldthread.foundation.clocks import Edition, Kind, Rule, weeks

BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
RULE = Rule(weeks(6), Kind.STATUTORY, Edition("law", "The law"), "Regulation 1")


def day(number):
    return BEGIN + timedelta(days=number)


def runs(*visits, came=100, closed=None, ends=(), again=True):
    """Of one that began on day 0 and came on another."""
    start, stop = (Fact("a"),), (Fact("b"),)
    clock = CaseClock(id="X", title="Visit", starts=start, stops=stop, rules=(RULE,), owed_by="Us", again=again)
    begun, met, ended = (
        [moment_of(BEGIN, came_at=day(came))],
        *([moment_of(day(one)) for one in days] for days in (visits, ends)),
    )
    return list(periods_of(clock, begun, met, day(closed) if closed else None, ends=ended))


def told(found):
    """Of each run the day on which it began, was met and ended, and whether it came from a file."""
    moments = [(one.began_at, one.met_at, one.ended_at) for one in found]
    return [tuple((one - BEGIN).days if one else None for one in several) for several in moments]


def test_one_that_fell_due_before_it_came_ends_there_and_begins_anew():
    found = runs()

    assert told(found) == [(0, None, 100), (100, None, None)]
    assert [one.imported for one in found] == [True, False]


def test_what_is_done_after_that_meets_the_new_one():
    assert told(runs(110)) == [(0, None, 100), (100, 110, None), (110, None, None)]


@pytest.mark.parametrize("came", [1, 42])
def test_one_that_was_not_due_yet_when_it_came_goes_on(came):
    assert told(runs(came=came)) == [(0, None, None)]


def test_what_was_done_before_it_came_meets_it_though_it_is_typed_later():
    assert told(runs(60)) == [(0, 60, None), (60, None, None)]


def test_what_was_over_before_it_came_or_never_was_begins_nothing():
    assert told(runs(closed=90)) == [(0, None, 90)]
    assert [(one.fell_away, *told([one])) for one in runs(ends=(120,))] == [(True, (0, None, 120))]


def test_what_happens_once_stays_as_it_came():
    assert told(runs(again=False)) == [(0, None, None)]
