"""What the demonstration tells happened so many days ago happened on that day, at whatever hour it is loaded."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.doors.command_line.demonstration import away_from_midnight


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)), st.integers(0, 400))
@example(datetime(2026, 11, 28, 23, 14, tzinfo=UTC), 52)
@example(datetime(2026, 7, 1, 23, 10, tzinfo=UTC), 200)
def test_so_many_days_ago_is_another_day_by_so_many(at, days):
    moment = away_from_midnight(at)

    assert at - timedelta(hours=3) < moment <= at
    ago = timezone.localdate(moment - timedelta(days=days))
    assert (timezone.localdate(moment) - ago).days == days
