"""Working days in England."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.records.working_days import is_working_day, working_days_after

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_christmas_and_weekends_do_not_count():
    # Thursday 24 December 2026: Friday and Monday are bank holidays, Tuesday the 29th is the first to count.
    assert working_days_after(date(2026, 12, 24), 1) == date(2026, 12, 29)


def test_a_bank_holiday_that_was_given_once_does_not_count():
    assert not is_working_day(date(2023, 5, 8))


def test_twenty_working_days_without_a_holiday_are_four_weeks():
    assert working_days_after(date(2026, 9, 1), 20) == date(2026, 9, 29)


@given(days, st.integers(0, 40))
def test_exactly_so_many_working_days_lie_between(day, number):
    end = working_days_after(day, number)

    passed = (day + timedelta(days=n) for n in range(1, (end - day).days + 1))
    assert sum(is_working_day(one) for one in passed) == number
    assert number == 0 or is_working_day(end)
