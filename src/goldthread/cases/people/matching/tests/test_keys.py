"""The keys under which people are kept and looked for."""

from dataclasses import replace

import pytest

from goldthread.cases.people.matching import Address, Name, asked_of, keys_of

from .people import HIGH_STREET, also_known_as, somebody

MOVED = {"addresses": (HIGH_STREET,)}


@pytest.mark.parametrize(
    "other",
    [
        somebody("Avah", **MOVED),
        somebody("Ada", family="Thistlewod", **MOVED),
        somebody(family="Garforth", **MOVED),
        somebody(born="2015-04-19", **MOVED),
        somebody(born="2014-04-09", **MOVED),
        somebody(born="2015-04", **MOVED),
        somebody("Thistlewood", "Ava", **MOVED),
        somebody("Noah", "Thistlewood", "2001-12-30"),
        somebody("Noah", "Garforth", "2015-11-12"),
        somebody("Ava", "Garforth", ""),
        also_known_as(somebody("Wilhelmina", "Garforth", "2015-11-12", **MOVED), Name("Ava", "Thistlewood")),
    ],
    ids=lambda other: f"{other.names[0].given} {other.names[0].family} {other.born.earliest_on}",
)
def test_whoever_has_something_wrong_is_still_met(other):
    assert keys_of(somebody()) & asked_of(other)


@pytest.mark.parametrize(
    "other",
    [
        somebody("Noah", "Garforth", addresses=(Address(("3 Mill Laen",), "ZZ8 8QQ"),)),
        somebody("Ava", "Garforth", "2003-12-25", addresses=(Address(("The Mill", "12 Mill Street"), "ZZ8 8QQ"),)),
    ],
    ids=["day and street", "given name and street"],
)
def test_whoever_has_names_or_birth_and_the_postcode_wrong_is_met_by_the_street(other):
    assert keys_of(somebody()) & asked_of(other)


def test_whoever_has_nothing_in_common_is_not_met():
    assert not keys_of(somebody()) & asked_of(somebody("Noah", "Garforth", "2003-12-25", **MOVED))


def test_two_of_a_common_name_with_two_birth_dates_are_not_compared():
    """Among a million people there are a thousand of such a name."""
    one = somebody("John", "Smith", "1981-04-09", addresses=())

    assert not keys_of(one) & asked_of(replace(one, born=somebody(born="1954-11-23").born))


@pytest.mark.parametrize("only", [Name("Ava", ""), Name("", "Ava"), Name("Avah", ""), Name("Thistlewood", "")])
@pytest.mark.parametrize("born", ["2015", "2015-04-30"])
def test_whoever_has_one_name_or_of_whom_one_is_told_is_met_by_it_and_the_year(only, born):
    one = somebody("", "", born, names=(only,), addresses=())

    assert asked_of(one) & keys_of(somebody())
    assert asked_of(somebody()) & keys_of(one)
    assert asked_of(one) & keys_of(one)


def test_two_with_two_names_are_not_compared_for_one_name_and_the_year():
    assert not asked_of(somebody("Ava", "Garforth", "2015-11-12", **MOVED)) & keys_of(somebody())


def test_a_person_has_few_keys():
    assert len(keys_of(somebody())) <= 20
