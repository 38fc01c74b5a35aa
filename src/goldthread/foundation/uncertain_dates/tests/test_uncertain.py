"""What an uncertain date means: its bounds, and its place among others."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.uncertain_dates import NOT_KNOWN, Certainty, UncertainDate, read_when, words_of

from .making import WHENS


def when(words):
    return read_when(words).when


@given(said=WHENS)
def test_its_words_are_read_back_as_the_same(said):
    assert read_when(words_of(said)).when == said


@given(one=WHENS, other=WHENS)
def test_of_two_one_comes_first_unless_they_are_the_same(one, other):
    assert (one < other) + (other < one) + (one == other) == 1


@given(several=st.lists(WHENS, max_size=8))
def test_in_order_no_one_is_surely_over_before_one_that_comes_earlier(several):
    in_order = sorted(several)

    assert not any(
        later.is_surely_before(earlier) for place, earlier in enumerate(in_order) for later in in_order[place + 1 :]
    )
    assert all(not after < before for before, after in pairwise(in_order))


@given(said=WHENS)
def test_what_is_said_lies_within_its_bounds(said):
    first, last = said.bounds

    assert first is None or (said.earliest_on is not None and first <= said.earliest_on)
    assert last is None or (said.latest_on is not None and said.latest_on <= last)


@given(one=WHENS, other=WHENS)
def test_two_may_be_of_one_day_or_one_is_surely_before_the_other(one, other):
    assert one.may_be_of(other) == other.may_be_of(one)
    assert not (one.is_surely_before(other) and other.is_surely_before(one))
    assert one.may_be_of(one)


def test_they_come_by_their_first_day_then_by_their_last_and_what_is_not_known_last():
    told = [
        "before 2018",
        "2018",
        "3 May 2018",
        "3 May 2018 9am",
        "3 May 2018 14:30",
        "about 3 May 2018",
        "between 3 and 10 May 2018",
        "after 2018",
        "not known",
    ]

    assert sorted(map(when, reversed(told))) == list(map(when, told))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("3 May 2018", date(2018, 5, 3), date(2018, 5, 3)),
        ("February 2019", date(2019, 2, 1), date(2019, 2, 28)),
        ("about 3 May 2018", date(2018, 4, 26), date(2018, 5, 10)),
        ("about March 2019", date(2019, 2, 1), date(2019, 4, 30)),
        ("about 2019", date(2018, 1, 1), date(2020, 12, 31)),
        ("before 2015", None, date(2014, 12, 31)),
        ("after March 2015", date(2015, 4, 1), None),
        ("not known", None, None),
    ],
)
def test_its_bounds_are_those_between_which_it_surely_lies(words, first, last):
    assert when(words).bounds == (first, last)


def test_about_a_day_may_be_any_near_it_and_none_far_from_it():
    about = UncertainDate.of(PartialDate(2018, 5, 3), about=True)

    assert about.may_be_of(UncertainDate.on(date(2018, 5, 9)))
    assert not about.may_be_of(UncertainDate.on(date(2018, 5, 11)))


@pytest.mark.parametrize(
    ("certainty", "first", "last", "at_time"),
    [
        (Certainty.DAY, date(2018, 5, 3), date(2018, 5, 4), None),
        (Certainty.DAY, date(2018, 5, 3), None, None),
        (Certainty.MONTH, date(2018, 5, 2), date(2018, 5, 31), None),
        (Certainty.ABOUT_YEAR, date(2018, 1, 1), date(2018, 12, 30), None),
        (Certainty.BETWEEN, date(2018, 5, 10), date(2018, 5, 3), None),
        (Certainty.OVER, date(2018, 5, 3), date(2018, 5, 3), None),
        (Certainty.BEFORE, date(2018, 5, 3), None, None),
        (Certainty.AFTER, None, date(2018, 5, 3), None),
        (Certainty.NOT_KNOWN, date(2018, 5, 3), None, None),
        (Certainty.MONTH, date(2018, 5, 1), date(2018, 5, 31), time(9)),
        (Certainty.DAY, date(218, 5, 3), date(218, 5, 3), None),
    ],
)
def test_a_shape_that_says_nothing_cannot_be_made(certainty, first, last, at_time):
    with pytest.raises(ValueError, match=r"."):
        UncertainDate(certainty, first, last, at_time)


def test_before_and_after_a_day_leave_the_day_out():
    day = date(2018, 5, 3)

    assert UncertainDate.before(day).latest_on == day - timedelta(days=1)
    assert UncertainDate.after(day).earliest_on == day + timedelta(days=1)
    assert not NOT_KNOWN.is_known
