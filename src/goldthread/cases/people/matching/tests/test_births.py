"""Dates of birth that are wrong, the other way round, half known, or yet to come."""

from dataclasses import replace

import pytest

from goldthread.cases.people.matching import Band, Name, Register, asked_of, keys_of, score
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate

from .people import HIGH_STREET, levels, said, somebody

MOTHER = somebody("Imogen", "Thistlewood", "1994-02-17", sex="female")
UNBORN = somebody(
    "", "Thistlewood", "", expected=UncertainDate.of(PartialDate(2026, 3, 14)), mother=MOTHER, addresses=()
)


@pytest.mark.parametrize(
    ("other", "level"),
    [
        ("2015-04-09", "same"),
        ("2015-09-04", "swapped"),
        ("2015-04-08", "slip"),
        ("2051-04-09", "slip"),
        ("2016-04-09", "slip"),
        ("2015-04-23", "month"),
        ("2008-04-09", "year_slip"),
        ("2015-11-30", "year"),
        ("2016-01-27", "near"),
        ("2015-04", "may_be"),
        ("2015", "may_be"),
        ("2014", "different"),
        ("2003-12-25", "different"),
    ],
)
def test_levels_of_birth_dates(other, level):
    assert levels(score(somebody(), somebody(born=other))).get("born") == level


def test_a_swapped_day_and_month_is_found_said_and_likely():
    one, other = somebody(born="2015-04-09"), somebody(born="2015-09-04")

    assert keys_of(one) & asked_of(replace(other, addresses=()))
    match = score(one, other)
    assert "Same date of birth with day and month the other way round" in said(match)
    assert match.band is Band.LIKELY


def test_a_first_of_january_says_less_than_another_day():
    alone = Register(household=0, twins=0)
    new_year, other = (score(somebody(born=day), somebody(born=day), alone) for day in ("2009-01-01", "2009-05-13"))

    assert new_year.weight < other.weight - 3
    assert any("often written where the day is not known" in words for words in said(new_year))


def test_a_birth_date_that_is_not_known_speaks_neither_way():
    assert "born" not in levels(score(somebody(), somebody(born="")))


@pytest.mark.parametrize("addresses", [(), (HIGH_STREET,)])
def test_whoever_has_no_birth_date_is_found_by_name(addresses):
    dated, undated = somebody(), somebody(born="", addresses=addresses)

    assert keys_of(dated) & asked_of(undated)
    assert keys_of(undated) & asked_of(dated)


def test_an_unborn_child_is_found_by_the_mother():
    other = replace(UNBORN, names=(), mother=replace(MOTHER, names=(Name("Imogen", "O'Hara"),)))

    assert keys_of(UNBORN) & asked_of(other)
    match = score(UNBORN, other)
    assert match.band is Band.LIKELY
    assert "Both are expected at about the same time" in said(match)


def test_an_unborn_child_who_is_born_is_found_again():
    born = somebody("Ottilie", "Thistlewood", "2026-03-09", mother=MOTHER)

    assert keys_of(UNBORN) & asked_of(born)
    match = score(UNBORN, born)
    assert match.band is Band.LIKELY
    assert "The birth fits the day on which the unborn child was expected" in said(match)


@pytest.mark.parametrize("born", ["2023-06-01", "2027-08-20"])
def test_a_brother_or_sister_of_an_unborn_child_is_not_that_child(born):
    sibling = somebody("Ottilie", "Thistlewood", born, mother=MOTHER)

    assert score(UNBORN, sibling).band is Band.UNLIKELY


def test_two_unborn_children_of_two_women_are_two():
    other = replace(UNBORN, mother=somebody("Wilhelmina", "Garforth", "1999-10-30", addresses=(HIGH_STREET,)))

    assert score(UNBORN, other).band is Band.UNLIKELY


def test_an_expected_day_that_is_not_known_is_not_compared():
    match = score(replace(UNBORN, expected=NOT_KNOWN), UNBORN)

    assert "birth" not in levels(match)
