"""Lanes become one order, and what no agency tells of is pointed out."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.chronology.factories import ASKED_AT
from goldthread.cases.chronology.merging import gaps_in, merged
from goldthread.cases.chronology.models import ChronologyEntry
from goldthread.cases.chronology.rows import Row
from goldthread.foundation.uncertain_dates import UncertainDate, read_when, words_of
from goldthread.foundation.uncertain_dates.tests.making import WHENS

from .making import a_row

ROWS = st.lists(st.builds(lambda when, agency: Row(object(), agency, when, "", ""), WHENS, st.sampled_from("ABC")))


def days_of(rows):
    return [(row.agency, words_of(row.when)) for row in rows]


def test_rows_of_all_lanes_come_as_they_happened():
    police = [a_row("3 May 2018 14:30"), a_row("before 2015"), a_row("not known")]
    health = [a_row("3 May 2018 9am", agency="Health"), a_row("March 2018", agency="Health")]

    assert days_of(merged([police, health])) == [
        ("Police", "before 2015"),
        ("Health", "March 2018"),
        ("Health", "3 May 2018 at 9am"),
        ("Police", "3 May 2018 at 2:30pm"),
        ("Police", "day not known"),
    ]


def test_rows_of_one_day_stay_in_the_order_of_their_lanes():
    police = [a_row("3 May 2018", "first"), a_row("3 May 2018", "second")]
    health = [a_row("3 May 2018", "third", agency="Health")]

    assert [row.what for row in merged([police, health])] == ["first", "second", "third"]


@given(lanes=st.lists(ROWS, max_size=4))
def test_no_row_is_lost_and_the_order_is_that_of_the_days(lanes):
    rows = merged(lanes)

    assert sorted(id(row) for row in rows) == sorted(id(row) for lane in lanes for row in lane)
    assert all(not after.when < before.when for before, after in pairwise(rows))


def test_a_gap_is_told_with_its_days():
    rows = merged([[a_row("3 May 2018")], [a_row("4 October 2018", agency="Health")]])

    (gap,) = gaps_in(rows, longest=90)

    assert gap.in_words == "No agency tells of anything from 4 May 2018 to 3 October 2018: 153 days."
    assert (gap.before, gap.after) == tuple(rows)


def test_whoever_does_not_read_all_is_not_told_that_no_agency_tells_of_anything():
    (gap,) = gaps_in([a_row("3 May 2018"), a_row("4 October 2018")])

    told = replace(gap, reads_all=False).in_words

    assert told == "Nothing that you may read is told of the time from 4 May 2018 to 3 October 2018: 153 days."


def test_so_many_days_as_asked_for_are_no_gap_and_one_more_is():
    rows = [a_row("1 May 2018"), a_row("12 May 2018")]

    assert gaps_in(rows, longest=10) == []
    assert gaps_in(rows, longest=9)[0].days == 10


def test_what_went_on_all_the_time_fills_a_gap_and_what_lies_within_it_ends_nothing():
    stay = a_row("from 3 May 2018 to 20 July 2018")
    rows = [a_row("1 May 2018"), stay, a_row("5 June 2018"), a_row("25 July 2018")]

    assert gaps_in(rows, longest=30) == []
    assert [gap.days for gap in gaps_in([*rows, a_row("30 August 2018")], longest=30)] == [35]


def test_what_is_not_surely_dated_fills_no_gap_and_is_named_with_it():
    rows = [
        a_row("3 May 2018"),
        a_row("4 October 2018"),
        a_row("2018", agency="School"),
        a_row("before 2015"),
        a_row("not known"),
    ]

    (gap,) = gaps_in(rows, longest=90)

    assert gap.in_words.endswith("153 days. Not surely dated, and perhaps of this time: “2018” (School).")


@given(rows=ROWS, longest=st.integers(1, 400))
def test_no_row_surely_dated_lies_in_a_gap(rows, longest):
    for gap in gaps_in(rows, longest):
        assert gap.days > longest
        inside = [row for row in rows if row.when.bounds[0] and row.when.bounds[1]]
        inside = [row for row in inside if row.when.bounds[0] <= gap.last and gap.first <= row.when.bounds[1]]
        assert all(row in gap.perhaps for row in inside)


def test_a_chronology_without_days_has_no_gaps():
    assert gaps_in([]) == gaps_in([a_row("not known"), a_row("before 2015")]) == []


def test_a_date_that_is_not_known_is_what_an_entry_begins_with():
    assert ChronologyEntry().when == read_when("not known").when
    entry = ChronologyEntry()
    entry.when = UncertainDate.on(ASKED_AT.date())
    assert entry.when_in_words == "2 November 2026"
