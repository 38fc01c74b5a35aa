"""What was typed in the same night is no late entry; what was typed days later is, and how long after is told."""

from datetime import datetime, timedelta

import pytest

from goldthread.foundation.records.late_entries import is_late_entry, recorded_after
from goldthread.foundation.records.moments import LONDON, beginning_of, last_second_of

MONDAY = datetime(2026, 11, 30, 23, 30, tzinfo=LONDON)
DAY = MONDAY.date()


@pytest.mark.parametrize(
    ("happened_at", "recorded_at", "is_late"),
    [
        (MONDAY, MONDAY + timedelta(hours=1), False),
        (MONDAY, MONDAY + timedelta(hours=24), False),
        (MONDAY, MONDAY + timedelta(hours=24, seconds=1), True),
        (last_second_of(DAY), MONDAY + timedelta(hours=10), False),
        (last_second_of(DAY), MONDAY + timedelta(hours=34), True),
        (beginning_of(DAY), MONDAY + timedelta(hours=10), False),
        (beginning_of(DAY), MONDAY + timedelta(hours=34), True),
    ],
)
def test_it_counts_from_the_moment_or_from_the_end_of_the_day_that_is_known(happened_at, recorded_at, is_late):
    assert is_late_entry(happened_at, recorded_at) is is_late


def test_a_house_may_set_other_hours(settings):
    settings.LATE_ENTRY_AFTER = timedelta(hours=2)

    assert not is_late_entry(MONDAY, MONDAY + timedelta(hours=2))
    assert is_late_entry(MONDAY, MONDAY + timedelta(hours=3))


def test_how_long_after_is_told_in_days_of_the_calendar_where_only_the_day_is_known():
    typed = MONDAY + timedelta(hours=34)

    assert recorded_after(MONDAY, typed) == timedelta(hours=34)
    assert recorded_after(last_second_of(DAY), typed) == timedelta(days=2)
    assert recorded_after(beginning_of(DAY), typed) == timedelta(days=2)
