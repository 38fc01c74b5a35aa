"""A day of which nobody said when on it something was."""

from datetime import UTC, date, datetime

import pytest

from goldthread.foundation.records.moments import day_alone, tells_day
from goldthread.foundation.ui.words import when

IN_SUMMER = date(2026, 7, 6)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 7, 5, 23, 0, tzinfo=UTC),
        datetime(2026, 7, 6, 9, 15, 20, 7, tzinfo=UTC),
        datetime(2026, 7, 6, 22, 59, 59, 500_000, tzinfo=UTC),
        datetime(2026, 7, 6, 23, 0, tzinfo=UTC),
        datetime(2026, 7, 9, 12, 0, tzinfo=UTC),
    ],
)
def test_a_day_is_shown_as_the_day_alone_whenever_on_it_or_after_it_was_told(now):
    kept = day_alone(IN_SUMMER, now)

    assert tells_day(kept)
    assert when(kept) == "6 July 2026"
    assert kept.replace(microsecond=0) <= now


def test_of_a_day_that_is_over_it_counts_until_its_last_second():
    assert day_alone(IN_SUMMER, datetime(2026, 7, 7, 9, tzinfo=UTC)) == datetime(2026, 7, 6, 22, 59, 59, tzinfo=UTC)


def test_a_moment_of_which_somebody_said_the_time_is_shown_with_it():
    assert when(datetime(2026, 7, 6, 9, 15, tzinfo=UTC)) == "6 July 2026 at 10:15am"
