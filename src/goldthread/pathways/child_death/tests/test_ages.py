"""Which band a child’s age is in, and who is a child: held for any two days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.pathways.child_death.models.ages import age_band, birthday

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
ORDER = ["0-27d", "28-364d", "1-4", "5-9", "10-14", "15-17"]


@pytest.mark.parametrize(
    ("born_on", "died_on", "band"),
    [
        (date(2025, 1, 1), date(2025, 1, 1), "0-27d"),
        (date(2025, 1, 1), date(2025, 1, 28), "0-27d"),
        (date(2025, 1, 1), date(2025, 1, 29), "28-364d"),
        (date(2025, 1, 1), date(2025, 12, 31), "28-364d"),
        (date(2025, 1, 1), date(2026, 1, 1), "1-4"),
        (date(2020, 1, 1), date(2025, 1, 1), "5-9"),
        (date(2015, 1, 2), date(2025, 1, 1), "5-9"),
        (date(2015, 1, 1), date(2025, 1, 1), "10-14"),
        (date(2007, 9, 2), date(2025, 9, 1), "15-17"),
        (date(2008, 2, 29), date(2026, 2, 28), "15-17"),
    ],
)
def test_each_band_begins_on_its_day(born_on, died_on, band):
    assert age_band(born_on, died_on) == band


@given(DAYS, st.integers(0, 6600))
def test_any_child_is_in_one_band_and_never_in_an_earlier_one_a_day_later(born_on, days):
    died_on = born_on + timedelta(days=days)
    if died_on >= birthday(born_on, 18):
        with pytest.raises(ValueError, match="18"):
            age_band(born_on, died_on)
        return

    band = age_band(born_on, died_on)

    if died_on + timedelta(days=1) < birthday(born_on, 18):
        assert ORDER.index(age_band(born_on, died_on + timedelta(days=1))) - ORDER.index(band) in (0, 1)


@given(DAYS, st.integers(1, 4000))
def test_a_death_before_birth_has_no_age(born_on, days):
    with pytest.raises(ValueError, match="before the birth"):
        age_band(born_on, born_on - timedelta(days=days))
