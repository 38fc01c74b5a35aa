"""A limit that changes with the age of its clock: six weeks apart in the first year, and twelve after that."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.declaring.checking.limits import limit_faults
from goldthread.cases.declaring.clocks import Begins, CaseClock, Fact, Later
from goldthread.cases.declaring.lengths import LONGEST_CITATION
from goldthread.cases.declaring.projecting import moment_of, periods_of
from goldthread.foundation.clocks import Edition, Kind, Rule, days, hours, months, weeks
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.timekeeping.models import Clock

BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
LAW = Edition("law", "The law")


def a_rule(number, citation, kind=Kind.STATUTORY, edition=LAW):
    return Rule(weeks(number), kind, edition, citation)


LATER = (Later(months(12), (a_rule(12, "Regulation 2"),)),)


def a_clock(**said):
    usual = {"rules": (a_rule(6, "Regulation 1"),), "later": LATER, "again": True, "owed_by": "Somebody"}
    return CaseClock(id="X-01", title="Visit", starts=(Fact("a"),), stops=(Fact("b"),), **{**usual, **said})


def on(*numbers):
    return [moment_of(BEGIN + timedelta(days=number)) for number in numbers]


def limits(clock, *visits, start=0):
    return [one.rule.limit.number for one in periods_of(clock, on(start), on(*visits), None)]


def test_what_a_clock_keeps_of_its_source_is_measured_with_all_that_is_told_besides():
    begins = Begins("told", "Told", (Fact("a"),), "As the Act of that year has it")
    long = a_rule(6, "R" * (LONGEST_CITATION - 20))

    assert not [one for one in limit_faults(a_clock(rules=(long,))) if "letters" in one]
    for clock in (a_clock(rules=(long,), may_begin=(begins,)), a_clock(later=(Later(months(12), (long,)),))):
        assert any(f"over {LONGEST_CITATION} letters" in one for one in limit_faults(clock))
    assert Clock._meta.get_field("citation").max_length == LONGEST_CITATION


def test_a_run_that_begins_on_the_day_a_year_after_the_first_has_the_later_limit_and_one_of_the_day_before_has_not():
    assert limits(a_clock(), 40, 364) == [6, 6, 6]
    assert limits(a_clock(), 40, 365) == [6, 6, 12]


def test_it_is_the_first_run_that_counts_and_not_the_one_before():
    assert limits(a_clock(), 200, 390, 470) == [6, 6, 12, 12]


def test_a_later_run_says_why_its_limit_holds():
    first, *_, last = periods_of(a_clock(), on(0), on(380), None)

    assert first.rule.citation == "Regulation 1"
    assert last.rule.citation == (
        "Regulation 2. This limit applies from 12 months after the day on which the first of these began"
    )


def test_which_edition_of_a_later_limit_holds_is_told_by_the_day_of_the_run_and_not_of_the_first():
    old, new = Edition("old", "Old", ends=date(2027, 1, 31)), Edition("new", "New", begins=date(2027, 2, 1))
    later = (Later(months(12), (a_rule(12, "Old, 2", edition=old), a_rule(10, "New, 2", edition=new))),)

    assert limits(a_clock(later=later), 370, 400) == [6, 12, 10]


def test_a_limit_may_change_more_than_once():
    later = (*LATER, Later(months(24), (a_rule(26, "Regulation 3"),)))

    assert limits(a_clock(later=later), 300, 400, 750) == [6, 6, 12, 26]


@given(
    first=st.integers(0, 800),
    visits=st.lists(st.integers(0, 1600), unique=True, max_size=25),
    after=st.one_of(st.integers(1, 30).map(months), st.integers(1, 90).map(weeks), st.integers(1, 700).map(days)),
)
def test_each_run_has_the_limit_of_its_age_whatever_was_recorded(first, visits, after):
    later = Later(after, (a_rule(12, "Regulation 2"),))
    begun = (BEGIN + timedelta(days=first)).date()

    runs = list(periods_of(a_clock(later=(later,)), on(first), on(*visits), None))

    assert [one.rule.limit.number for one in runs] == [
        12 if one.began_at.date() >= later.begins(begun) else 6 for one in runs
    ]
    assert [one.rule.limit.number for one in runs] == sorted(one.rule.limit.number for one in runs)
    assert runs[0].rule.limit.number == 6


@given(first=st.dates(date(1990, 1, 1), date(2040, 1, 1)), number=st.integers(1, 60))
def test_months_end_on_the_same_day_of_a_later_month_or_its_last(first, number):
    assert Later(months(number), ()).begins(first) == months_after(first, number)


@pytest.mark.parametrize("after", [months(12), weeks(60), days(400)])
def test_what_would_begin_beyond_the_last_day_that_can_be_written_never_does(after):
    later = Later(after, (a_rule(12, "Regulation 2"),))

    assert later.begins(date(9999, 1, 1)) is None
    assert [one.limit.number for one in a_clock(later=(later,)).rules_at(date(9999, 1, 1), date(9999, 12, 31))] == [6]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"again": False}, "does not run at intervals"),
        ({"later": (Later(months(12), ()),)}, "has no rule"),
        ({"later": (Later(hours(48), (a_rule(12, "2"),)),)}, "days, weeks or months"),
        ({"later": (Later(months(12), (a_rule(12, "2"),)), Later(weeks(52), (a_rule(9, "3"),)))}, "order"),
        ({"later": (Later(months(12), (a_rule(12, "2", Kind.LOCAL),)),)}, "sets one for the whole clock"),
        ({"later": (Later(months(12), (a_rule(12, "Regulation 1"),)),)}, "another of its limits"),
        ({"later": (Later(months(12), (a_rule(12, "2"), a_rule(10, "3"))),)}, "same day"),
    ],
)
def test_what_cannot_be_counted_does_not_load(said, fault):
    assert any(fault in one for one in limit_faults(a_clock(**said)))


def test_what_can_be_counted_loads():
    assert list(limit_faults(a_clock())) == []
