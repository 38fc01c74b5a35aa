"""How far from today a day may lie."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.records.near_days import is_too_early, is_too_far, latest_to_come


@pytest.mark.parametrize(
    ("today", "latest"),
    [(date(2026, 11, 28), date(2036, 11, 28)), (date(2028, 2, 29), date(2038, 2, 28))],
)
def test_ten_years_ahead_is_the_last_day_to_come(today, latest):
    assert latest_to_come(today) == latest
    assert not is_too_far(latest, today)
    assert is_too_far(latest + timedelta(days=1), today)


def test_what_was_done_before_1990_is_a_slip():
    assert is_too_early(date(1989, 12, 31))
    assert not is_too_early(date(1990, 1, 1))
