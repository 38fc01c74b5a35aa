"""Until when somebody sees a record, in words."""

from datetime import UTC, datetime

import pytest

from goldthread.foundation.grants.words import until

AT = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (None, ""),
        (datetime(2026, 7, 1, 16, 0, tzinfo=UTC), "until 5pm today"),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), "until the end of today"),
        (datetime(2026, 7, 2, 8, 0, tzinfo=UTC), "until 9am on 2 July 2026"),
        (datetime(2026, 7, 3, 23, 0, tzinfo=UTC), "until the end of 3 July 2026"),
    ],
)
def test_an_end_is_told_as_the_clock_in_england_shows_it(end, words):
    assert until(end, AT) == words
