"""Bank holidays of England, as data."""

from datetime import date

import holidays
import pytest

from goldthread.foundation.records.bank_holidays import FIRST_KNOWN, LAST_KNOWN, are_known, bank_holidays


def test_every_year_that_is_known_has_its_bank_holidays():
    by_year = {year: sum(day.year == year for day in bank_holidays()) for year in range(2012, 2029)}

    assert min(by_year.values()) >= 8
    assert (FIRST_KNOWN.year, LAST_KNOWN.year) == (min(by_year), max(by_year))


def test_none_falls_on_a_weekend():
    assert [day for day in bank_holidays() if day.weekday() > 4] == []


def test_they_are_those_that_an_independent_list_has_on_days_of_the_week():
    independent = holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2029))

    assert set(bank_holidays()) == {day for day in independent if day.weekday() < 5}


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2012, 6, 5), "the Diamond Jubilee bank holiday"),
        (date(2020, 5, 8), "the early May bank holiday, moved to VE Day"),
        (date(2022, 9, 19), "the bank holiday for the funeral of the Queen"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
    ],
)
def test_each_has_a_name(day, name):
    assert bank_holidays()[day] == name


def test_what_has_not_been_published_is_not_known():
    assert are_known(date(2028, 12, 31))
    assert not are_known(date(2029, 1, 1))
    assert not are_known(date(2011, 12, 31))
