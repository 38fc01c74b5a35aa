"""Addresses as people write them."""

import pytest

from goldthread.cases.people.matching import Address, is_written_alike, may_be_one_place, score
from goldthread.cases.people.matching.places import level_of_addresses

from .people import HIGH_STREET, MILL_LANE, levels, somebody


@pytest.mark.parametrize(
    ("lines", "postcode", "level"),
    [
        (("12 Mill Lane", "Northmere"), "ZZ1 1AA", "same"),
        (("12, MILL LN.",), "zz11aa", "same"),
        (("Flat 2", "12 Mill Lane"), "ZZ1 1AA", "same"),
        (("12 Mill Laen", "Northmere"), "ZZ1 1AA", "same"),
        (("12 Mill Lane", "Northmere"), "", "house"),
        (("14 Mill Lane", "Northmere"), "ZZ1 1AA", "street_and_postcode"),
        (("The Old Forge",), "ZZ1 1AA", "postcode"),
        (("90 Mill Lane", "Southmere"), "ZZ8 8QQ", "street"),
        (("3 Harbour Street", "Northmere"), "ZZ1 1AB", "near"),
        (("3 Harbour Street", "Northmere"), "ZZ8 8QQ", "different"),
        ((), "", None),
    ],
)
def test_levels_of_addresses(lines, postcode, level):
    other = Address(lines, postcode)

    assert level_of_addresses((MILL_LANE,), (other,)) == level
    assert level_of_addresses((other,), (MILL_LANE,)) == level


def test_another_flat_of_a_house_is_another_address():
    neighbour = Address(("Flat 4", "40 High Street", "Southmere"), "ZZ9 4BB")

    assert level_of_addresses((HIGH_STREET,), (neighbour,)) == "street_and_postcode"


def test_a_town_in_common_is_no_street_in_common():
    assert level_of_addresses((MILL_LANE,), (Address(("3 Harbour Street", "Northmere"), "ZZ8 8QQ"),)) == "different"


def test_one_of_several_addresses_is_enough():
    moved = somebody(addresses=(HIGH_STREET, MILL_LANE))

    assert levels(score(moved, somebody()))["address"] == "same"


ROSE = Address(("Rose Cottage", "Mill Lane"), "ZZ9 9ZZ")


@pytest.mark.parametrize(
    ("one", "lines", "postcode"),
    [
        (ROSE, ("Rose Cottage, Mill Lane, Northmere",), "ZZ9 9ZZ"),
        (ROSE, ("Rose Cotage", "Mill Lane", "Northmere"), ""),
        (ROSE, ("Rose Cottage", "Mill Ln"), "ZZ9 9ZY"),
        (ROSE, ("The Annexe",), "ZZ9 9ZZ"),
        (MILL_LANE, ("12 Mill Lane",), "ZZ1 1AB"),
        (MILL_LANE, ("Mill Lane", "Northmere"), ""),
        (HIGH_STREET, ("40 High Street",), ""),
    ],
)
def test_what_may_be_the_place_that_is_kept_secret(one, lines, postcode):
    other = Address(lines, postcode)

    assert may_be_one_place(one, other)
    assert may_be_one_place(other, one)


@pytest.mark.parametrize(
    ("one", "lines", "postcode"),
    [
        (ROSE, ("Ivy Cottage", "Mill Lane"), ""),
        (ROSE, ("Rose Cottage", "Mill Lane"), "ZZ1 1AA"),
        (ROSE, ("Northmere",), ""),
        (MILL_LANE, ("14 Mill Lane", "Northmere"), "ZZ1 1AA"),
        (MILL_LANE, ("3 Harbour Street", "Northmere"), "ZZ8 8QQ"),
        (MILL_LANE, ("12 Harbour Street", "Northmere"), ""),
    ],
)
def test_what_is_another_place_in_any_case(one, lines, postcode):
    other = Address(lines, postcode)

    assert not may_be_one_place(one, other)
    assert not may_be_one_place(other, one)


@pytest.mark.parametrize(
    ("lines", "postcode", "is_one"),
    [
        (("12, MILL LN.", "northmere"), "zz11aa", True),
        (("12 Mill Lane, Northmere",), "", True),
        (("12 Mill Lane",), "ZZ1 1AA", False),
        (("12 Mill Lane", "Northmere"), "ZZ1 1AB", False),
    ],
)
def test_what_is_one_address_however_it_is_typed(lines, postcode, is_one):
    assert is_written_alike(MILL_LANE, Address(lines, postcode)) is is_one
