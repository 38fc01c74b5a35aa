"""Which periods a clock has, whatever was recorded and in whatever order."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.declaring.clocks import CaseClock, Fact
from goldthread.cases.declaring.projecting import Moment, moment_of, periods_of
from goldthread.foundation.clocks import Edition, Kind, Rule, months, working_days
from goldthread.foundation.records.moments import day_alone

BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
RULE = Rule(months(1), Kind.LOCAL, Edition("local", "Local procedure"), "No national rule")
MOMENTS = st.lists(st.integers(0, 400).map(lambda day: moment_of(BEGIN + timedelta(days=day))), max_size=8)


def a_clock(**said):
    usual = {"starts": (Fact("a"),), "stops": (Fact("b"),), "rules": (RULE,), "owed_by": "Somebody"}
    return CaseClock(id="X-01", title="Do it", **{**usual, **said})


def on(*days):
    return [moment_of(BEGIN + timedelta(days=day)) for day in days]


def began(periods):
    return [(one.began_at - BEGIN).days for one in periods]


def test_a_review_that_is_recorded_late_makes_two_periods_that_were_met_of_one_that_was_late():
    clock = a_clock(again=True)

    before = list(periods_of(clock, on(0), on(58), None))
    after = list(periods_of(clock, on(0), [*on(58), *on(29)], None))

    assert began(before) == [0, 58]
    assert began(after) == [0, 29, 58]
    assert [one.met_at is not None for one in after] == [True, True, False]


def test_it_is_counted_anew_from_when_it_happened_and_not_from_when_it_was_due():
    assert began(periods_of(a_clock(again=True), on(0), on(10, 15), None)) == [0, 10, 15]


def test_what_happened_before_it_began_does_not_meet_it():
    (period,) = periods_of(a_clock(), on(10), on(9), None)

    assert period.met_at is None


def test_what_happened_on_the_day_of_the_trigger_meets_it_though_only_its_day_is_known():
    (period,) = periods_of(a_clock(), [moment_of(BEGIN)], [moment_of(date(2026, 1, 5))], None)

    assert period.met_at == datetime(2026, 1, 5, 23, 59, 59, tzinfo=UTC)


def test_of_two_things_on_one_day_it_does_not_matter_that_nobody_said_when_the_first_was():
    """The form keeps a day without a time as its last second."""
    by_day = datetime(2026, 7, 6, 22, 59, 59, tzinfo=UTC)
    afternoon = datetime(2026, 7, 6, 15, 0, tzinfo=UTC)

    (period,) = periods_of(a_clock(), [moment_of(by_day)], [moment_of(afternoon)], None)

    assert (period.began_at, period.met_at) == (datetime(2026, 7, 5, 23, 0, tzinfo=UTC), afternoon)


def test_what_tells_today_alone_was_at_some_time_of_it_until_it_was_told():
    told_at = datetime(2026, 1, 5, 14, 30, tzinfo=UTC)
    by_day = day_alone(date(2026, 1, 5), told_at)

    (began,) = periods_of(a_clock(), [moment_of(by_day)], [moment_of(told_at.replace(hour=9))], None)
    (met,) = periods_of(a_clock(), on(0), [moment_of(by_day)], None)

    assert (began.began_at, began.met_at) == (datetime(2026, 1, 5, tzinfo=UTC), told_at.replace(hour=9))
    assert met.met_at.replace(microsecond=0) == told_at


def test_closing_a_case_ends_what_is_owed_unless_it_outlives_the_case():
    closed = BEGIN + timedelta(days=30)

    assert next(periods_of(a_clock(), on(0), [], closed)).ended_at == closed
    assert next(periods_of(a_clock(outlives=True), on(0), [], closed)).ended_at is None


def test_a_period_keeps_the_edition_that_was_in_force_at_its_own_trigger():
    old, new = Edition("old", "Old", ends=date(2026, 1, 31)), Edition("new", "New", begins=date(2026, 2, 1))
    rules = (
        Rule(working_days(5), Kind.GUIDANCE, old, "Old, 1"),
        Rule(working_days(10), Kind.GUIDANCE, new, "New, 1"),
    )

    first, second = periods_of(a_clock(rules=rules, again=True), on(0), on(40), None)

    assert (first.rule.edition.code, second.rule.edition.code) == ("old", "new")


def test_before_there_was_a_rule_there_was_no_clock():
    rules = (Rule(months(1), Kind.LOCAL, Edition("new", "New", begins=date(2027, 1, 1)), "New, 1"),)

    assert list(periods_of(a_clock(rules=rules), on(0), [], None)) == []


def test_what_says_that_it_never_was_owed_ends_it_and_does_not_meet_it():
    (period,) = periods_of(a_clock(), on(0), on(9), None, ends=on(5))

    assert (period.met_at, period.ended_at, period.fell_away) == (None, BEGIN + timedelta(days=5), True)


@pytest.mark.parametrize("ended", [4, 10])
def test_what_was_done_before_that_was_done_all_the_same_and_what_was_said_before_it_began_counts_for_nothing(ended):
    began, done = (2, 3) if ended == 4 else (11, 12)

    (period,) = periods_of(a_clock(), on(began), on(done), None, ends=on(ended))

    assert (period.met_at, period.fell_away) == (BEGIN + timedelta(days=done), False)


def test_what_may_say_so_beforehand_ends_all_that_begins_after_it_from_when_that_does():
    before, later = periods_of(a_clock(), on(5, 20), on(30), None, ends=on(10), ends_before=on(10))

    assert (before.ended_at, before.fell_away) == (BEGIN + timedelta(days=10), True)
    assert (later.ended_at, later.met_at, later.fell_away) == (BEGIN + timedelta(days=20), None, True)


def test_one_for_all_begins_once_and_may_be_met_before_by_what_counts_then():
    clock = a_clock(for_all=True)

    (never,) = periods_of(clock, on(10, 20), on(9), None)
    (before,) = periods_of(clock, on(10, 20), on(9), None, even_before=on(9))

    assert (never.met_at, before.met_at) == (None, BEGIN + timedelta(days=9))


def test_one_for_all_begins_anew_after_it_was_met_and_not_before():
    periods = list(periods_of(a_clock(for_all=True), on(0, 5, 10, 20, 25), on(10, 30), None))

    assert (began(periods), [(one.met_at - BEGIN).days for one in periods]) == ([0, 20], [10, 30])


def test_one_for_all_begins_anew_after_it_turned_out_not_to_be_owed():
    fell_away, owed = periods_of(a_clock(for_all=True), on(0, 5, 20), [], None, ends=on(10))

    assert (fell_away.fell_away, began([owed]), owed.ended_at) == (True, [20], None)


def test_nothing_begins_one_for_all_anew_after_what_would_meet_it_beforehand():
    clock = a_clock(for_all=True)

    (done,) = periods_of(clock, on(0, 20), on(10), None, even_before=on(10))
    not_needed, later = periods_of(clock, on(0, 20, 40), on(10, 30), None, even_before=on(30))

    assert done.met_at == not_needed.met_at == BEGIN + timedelta(days=10)
    assert (began([later]), later.met_at) == ([20], BEGIN + timedelta(days=30))


@given(starts=MOMENTS, stops=MOMENTS, counting=st.data())
def test_of_one_for_all_each_run_begins_after_the_one_before_was_met_and_no_start_is_left_without(
    starts, stops, counting
):
    early = counting.draw(st.lists(st.sampled_from(stops), max_size=2)) if stops else []
    runs = list(periods_of(a_clock(for_all=True), starts, stops, None, even_before=early))

    def has_run(start):
        return any(one.began_at <= start.first and (not one.met_at or start.first <= one.met_at) for one in runs)

    assert all(one.met_at and one.met_at < other.began_at for one, other in pairwise(runs))
    assert all(has_run(start) or any(one.last < start.first for one in early) for start in starts)
    assert bool(runs) == bool(starts)


@pytest.mark.parametrize("how", [{"again": True}, {"for_all": True}, {}])
@given(starts=MOMENTS, stops=MOMENTS, order=st.randoms())
def test_the_order_in_which_things_were_recorded_changes_nothing(how, starts, stops, order):
    clock = a_clock(**how)
    shuffled = order.sample(starts, len(starts)), order.sample(stops, len(stops))

    assert list(periods_of(clock, starts, stops, None)) == list(periods_of(clock, *shuffled, None))


@given(starts=MOMENTS, stops=MOMENTS)
def test_each_period_has_a_number_of_its_own_and_is_never_met_before_it_began(starts, stops):
    periods = list(periods_of(a_clock(again=True), starts, stops, None))

    assert [one.occurrence for one in periods] == list(range(1, len(periods) + 1))
    assert all(one.met_at is None or one.met_at >= one.began_at for one in periods)
    assert len(periods) == (1 + sum(stop >= min(starts) for stop in stops) if starts else 0)


def test_moments_are_in_order_by_when_they_were():
    assert sorted([Moment(BEGIN, BEGIN, BEGIN), moment_of(date(2026, 1, 5))])[0].first < BEGIN
