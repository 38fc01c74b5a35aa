"""Days and moments are written out, and nothing else is taken for one."""

from datetime import UTC, date, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from goldthread.doors.api.days import Day, Moment

DAYS, MOMENTS = TypeAdapter(Day), TypeAdapter(Moment)


def test_what_is_written_out_is_taken():
    assert DAYS.validate_python("2026-11-23") == date(2026, 11, 23)
    assert MOMENTS.validate_python("2026-11-23T09:30:00+01:00") == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "said", ["0", "1700000000", 0, 1.5, True, "2026-11-31", "23 November 2026", "2026-11-23T00:00:00Z"]
)
def test_no_number_and_no_other_words_are_a_day(said):
    with pytest.raises(ValidationError):
        DAYS.validate_python(said)


@pytest.mark.parametrize("said", ["0", 1700000000, "2026-11-23", "2026-11-23T09:30:00", "0001-01-01T00:00:00+23:00"])
def test_a_moment_has_a_time_a_zone_and_a_place_in_the_calendar(said):
    with pytest.raises(ValidationError):
        MOMENTS.validate_python(said)
