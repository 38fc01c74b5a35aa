"""Dates as people type them: read for certain, or a problem in a sentence."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.uncertain_dates.days import NotADate, is_day_led, is_month_led, is_two_ways, read_date

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))
WAYS = {
    "8/1/2019": lambda d: f"{d.day}/{d.month}/{d.year}",
    "08/01/19": lambda d: f"{d:%d/%m/%y}",
    "8.1.2019": lambda d: f"{d.day}.{d.month}.{d.year}",
    "8-1-2019": lambda d: f"{d.day}-{d.month}-{d.year}",
    "08 01 2019": lambda d: f"{d:%d %m %Y}",
    "2019-01-08": lambda d: d.isoformat(),
    "2019-01-08T00:00:00": lambda d: f"{d}T00:00:00",
    "2019/1/8": lambda d: f"{d.year}/{d.month}/{d.day}",
    "8 Jan 2019": lambda d: f"{d.day} {d:%b %Y}",
    "8 January 2019": lambda d: f"{d.day} {d:%B %Y}",
    "8-JAN-19": lambda d: f"{d:%d-%b-%y}".upper(),
    "January 8, 2019": lambda d: f"{d:%B} {d.day}, {d.year}",
    "Tuesday 8th of January 2019": lambda d: f"{d:%A} {d.day}th of {d:%B %Y}",
    "Tue, 8 Jan 2019 10:30": lambda d: f"{d:%a}, {d.day} {d:%b %Y} 10:30",
}


@pytest.mark.parametrize("way", WAYS)
@given(day=DAYS)
def test_a_day_written_in_any_usual_way_comes_back(way, day):
    assert read_date(WAYS[way](day)).first == day


@given(day=DAYS)
def test_a_spreadsheets_own_date_comes_back(day):
    assert read_date(day).first == read_date(datetime(day.year, day.month, day.day, 9, 30)).first == day


@given(day=DAYS)
def test_a_month_and_a_year_are_read_where_they_are_enough(day):
    for words in (f"{day:%B %Y}", f"by the end of {day:%b %Y}", f"{day.month}/{day.year}"):
        assert read_date(words, partial=True) == PartialDate(day.year, day.month)
    assert read_date(day.year, partial=True) == PartialDate(day.year)


@given(text=st.text(max_size=20))
def test_anything_else_is_a_problem_and_never_a_crash(text):
    assert years_of(text) <= set(range(1900, 2101))


def years_of(text):
    """The year that is read, or none."""
    try:
        return {read_date(text, partial=True).year}
    except NotADate:
        return set()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/2/2019", "“31/2/2019” is not a real date."),
        ("29 February 2019", "“29 February 2019” is not a real date."),
        ("1/13/2019", "there is no month 13. If the month is written first, write the day first."),
        ("Jan-19", "“Jan-19” could be January 2019 or 19 January."),
        ("2011-12", "“2011-12” could be December 2011 or the year 2011 to 2012."),
        ("2019", "does not say the day"),
        ("January 2019", "does not say the day"),
        ("8 Janury 2019", "there is no month “janury”"),
        ("Q2 2019", "is not a date that can be read"),
        ("08012019", "is not a date that can be read"),
        ("1/1/0019", "has the year 19"),
        (43473, "how your program stores 8 January 2019"),
        ("soon", "is not a date that can be read"),
    ],
)
def test_what_is_impossible_or_could_be_two_days_is_told(text, sentence):
    with pytest.raises(NotADate) as caught:
        read_date(text, partial=text in ("Jan-19", "2011-12"))

    assert sentence in str(caught.value)


def test_a_column_with_the_month_first_gives_itself_away():
    assert is_month_led("1/13/2019")
    assert not is_month_led("13/1/2019")
    assert not is_month_led("2/30/2025")
    assert is_day_led("13/1/2019")
    assert is_day_led("29/02/24 14:30")
    assert not is_day_led("30/2/2025")
    assert not is_day_led("3/4/2019")
    assert is_two_ways("3/4/2019")
    assert not is_two_ways("4/4/2019")
