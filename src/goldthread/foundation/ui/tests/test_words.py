import datetime

import pytest
from django.test import override_settings

from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.ui import words

DAY = datetime.date(2019, 1, 8)
SUMMER = datetime.datetime(2019, 7, 8, 14, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (DAY, "8 January 2019"),
        (datetime.datetime(2019, 7, 31, 23, 30, tzinfo=datetime.UTC), "1 August 2019"),
        (PartialDate(2019, 2), "February 2019"),
        (PartialDate(2020), "2020"),
        (None, ""),
        ("", ""),
    ],
)
def test_dates(value, said):
    assert words.date(value) == said


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (15, 30, "3:30pm"),
        (9, 0, "9am"),
        (12, 0, "midday"),
        (0, 0, "midnight"),
        (0, 5, "12:05am"),
        (12, 1, "12:01pm"),
    ],
)
def test_times(hour, minute, said):
    assert words.time(datetime.time(hour, minute)) == said


@override_settings(TIME_ZONE="Europe/London")
def test_a_moment_is_told_by_the_clock_on_the_wall():
    assert words.moment(SUMMER) == "8 July 2019 at 3:30pm"


def test_when_is_as_exact_as_what_is_known():
    assert [words.when(value) for value in (SUMMER, DAY, PartialDate(2019))] == [
        "8 July 2019 at 3:30pm",
        "8 January 2019",
        "2019",
    ]


def test_short_dates_and_weekdays():
    assert (words.short_date(DAY), words.weekday(DAY)) == ("8 Jan 2019", "Tuesday 8 January 2019")
    assert (words.month(DAY), words.iso(DAY), words.iso(None)) == ("January 2019", "2019-01-08", "")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (DAY, "8 January 2019"),
        (datetime.date(2019, 1, 12), "8 to 12 January 2019"),
        (datetime.date(2019, 3, 1), "8 January to 1 March 2019"),
        (datetime.date(2020, 1, 1), "8 January 2019 to 1 January 2020"),
    ],
)
def test_ranges_say_once_what_both_ends_share(last, said):
    assert words.date_range(DAY, last) == said


@pytest.mark.parametrize(
    ("count", "one", "said"),
    [
        (0, "finding", "0 findings"),
        (1, "finding", "1 finding"),
        (1200, "agency", "1,200 agencies"),
        (2, "day", "2 days"),
        (2, "process", "2 processes"),
    ],
)
def test_plurals(count, one, said):
    assert words.plural(count, one) == said


def test_an_irregular_plural_is_given():
    assert words.plural(2, "child", "children") == "2 children"


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_lists(items, said):
    assert words.listed(items) == said


def test_yes_no_and_not_known():
    assert [words.yes_no(value) for value in (True, False, None)] == ["Yes", "No", "Not known"]


def test_a_sentence_keeps_the_rest_as_it_was():
    assert (words.sentence("due to the LADO"), words.sentence("")) == ("Due to the LADO", "")
