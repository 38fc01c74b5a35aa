"""On which days meetings fall: never where nobody works, and as the group said."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.records.working_days import is_working_day
from goldthread.partnership.meetings.falling import falls_in_year
from goldthread.partnership.meetings.models import Cadence

Every, OnHoliday = Cadence.Every, Cadence.OnHoliday


def cadence(**said):
    usual = {"every": Every.MONTH, "week": 1, "weekday": 0, "begins_at": time(10), "starts_on": date(2026, 1, 1)}
    return Cadence(**{**usual, **said})


cadences = st.builds(
    cadence,
    every=st.sampled_from(Every.values),
    week=st.sampled_from(Cadence.Week.values),
    weekday=st.sampled_from(Cadence.Weekday.values),
    on_holiday=st.sampled_from(OnHoliday.values),
    not_in_august=st.booleans(),
    starts_on=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
)


@given(cadences, st.integers(2024, 2028))
def test_nobody_meets_on_a_day_on_which_nobody_works(one, year):
    assert all(falls.on is None or is_working_day(falls.on) for falls in falls_in_year(one, year))


@given(cadences, st.integers(2024, 2028))
def test_days_come_in_order_and_none_twice(one, year):
    days = [falls.on for falls in falls_in_year(one, year) if falls.on]

    assert days == sorted(set(days))


@given(cadences, st.integers(2024, 2028))
def test_a_day_moves_only_off_a_holiday_and_says_so(one, year):
    for falls in falls_in_year(one, year):
        assert (falls.on == falls.meant) is (not falls.why)
        assert bool(falls.why) is not is_working_day(falls.meant)
        assert falls.meant.weekday() == one.weekday


@given(cadences)
def test_a_group_that_never_skips_meets_as_often_as_it_says(one):
    """Over a whole year after its beginning."""
    one.not_in_august, one.on_holiday = False, OnHoliday.NEXT_DAY
    often = {
        Every.MONTH: 12,
        Every.TWO_MONTHS: 6,
        Every.QUARTER: 4,
        Every.FOUR_MONTHS: 3,
        Every.HALF_YEAR: 2,
        Every.YEAR: 1,
    }
    year = one.starts_on.year + 1

    if one.every in often:
        assert len(falls_in_year(one, year)) == often[one.every]


@pytest.mark.parametrize(
    ("on_holiday", "on"),
    [
        (OnHoliday.NEXT_DAY, date(2026, 5, 5)),
        (OnHoliday.DAY_BEFORE, date(2026, 5, 1)),
        (OnHoliday.WEEK_LATER, date(2026, 5, 11)),
        (OnHoliday.NOT_AT_ALL, None),
    ],
)
def test_the_first_monday_in_may_is_a_bank_holiday(on_holiday, on):
    may = next(falls for falls in falls_in_year(cadence(on_holiday=on_holiday), 2026) if falls.meant.month == 5)

    assert (may.meant, may.on) == (date(2026, 5, 4), on)
    assert may.why.startswith("4 May 2026 is a bank holiday")


def test_a_week_later_may_be_a_bank_holiday_too():
    """Good Friday's week after is a working day, but Christmas Day's is New Year's Day."""
    one = cadence(every=Every.WEEK, weekday=4, on_holiday=OnHoliday.WEEK_LATER, starts_on=date(2026, 12, 1))
    christmas = next(falls for falls in falls_in_year(one, 2026) if falls.meant == date(2026, 12, 25))

    assert christmas.on == date(2027, 1, 4)


def test_counting_begins_in_the_month_in_which_the_cadence_begins():
    days = [falls.on for falls in falls_in_year(cadence(every=Every.QUARTER, starts_on=date(2026, 2, 20)), 2026)]

    # The first Monday of February was over when it began.
    assert [day.month for day in days] == [5, 8, 11]


def test_a_group_that_does_not_meet_in_august_has_eleven_meetings():
    assert len(falls_in_year(cadence(not_in_august=True), 2026)) == 11


def test_nothing_falls_after_the_cadence_ended():
    ended = cadence(ends_on=date(2026, 6, 30))

    assert max(falls.meant for falls in falls_in_year(ended, 2026)) <= ended.ends_on
    assert falls_in_year(ended, 2027) == []


def test_every_two_weeks_is_fourteen_days_apart():
    one = cadence(every=Every.FORTNIGHT, weekday=2, starts_on=date(2026, 1, 7), on_holiday=OnHoliday.NEXT_DAY)
    meant = [falls.meant for falls in falls_in_year(one, 2026)]

    assert {later - earlier for earlier, later in pairwise(meant)} == {timedelta(days=14)}
