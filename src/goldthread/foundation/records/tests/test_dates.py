import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.records.dates import PartialDate

DAYS = st.dates(datetime.date(1000, 1, 1))
PARTIAL = st.builds(lambda day, known: PartialDate(*(day.year, day.month, day.day)[:known]), DAYS, st.integers(1, 3))


@given(PARTIAL)
def test_it_survives_being_written_down(partial):
    assert PartialDate.parse(partial.isoformat()) == partial


@given(PARTIAL)
def test_it_begins_before_it_ends(partial):
    assert partial.first <= partial.last
    assert (partial.first == partial.last) == (partial.precision == "day")


@given(DAYS)
def test_an_exact_date_means_that_day(day):
    assert PartialDate.from_date(day).first == PartialDate.from_date(day).last == day


def test_the_end_of_february_is_known():
    assert PartialDate(2024, 2).last == datetime.date(2024, 2, 29)


@pytest.mark.parametrize("parts", [(2019, None, 3), (2019, 13), (2019, 2, 30), (0,)])
def test_what_cannot_be_is_refused(parts):
    with pytest.raises(ValueError, match=r"."):
        PartialDate(*parts)


def test_lists_sort_by_the_first_day_it_can_mean():
    year, month, day = PartialDate(2019), PartialDate(2019, 1), PartialDate(2019, 1, 1)

    assert sorted([PartialDate(2020), year, month, day]) == [day, month, year, PartialDate(2020)]
