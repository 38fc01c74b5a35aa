"""Keys of a name alone: whoever types a half of a name, or types it otherwise, asks for one under which it is kept."""

import pytest
from hypothesis import given

from goldthread.cases.people.matching import Known, Name, kept_by_name, sounds_of
from goldthread.cases.people.matching.nicknames import others_of
from goldthread.cases.people.matching.tests.people import NAMES


@pytest.mark.parametrize(
    ("typed", "given", "family", "which"),
    [
        ("Okonkwo", "Maya", "Okonkwo", "same"),
        ("O Connor", "Siân", "O’Connor-Smith", "same"),
        ("smith", "Siân", "O’Connor-Smith", "same"),
        ("sian", "Siân", "O’Connor-Smith", "same"),
        ("Okonkwo Maya", "Maya", "Okonkwo", "same"),
        ("Mohammed", "محمد", "", "same"),
        ("Liz", "Elizabeth", "Bell", "by_custom"),
        ("Okonkow", "Maya", "Okonkwo", "near"),
        ("Thistelwood", "Ava", "Thistlewood", "same"),
        ("Thisltewood", "Ava", "Thistlewood", "near"),
    ],
)
def test_a_name_that_is_typed_in_part_or_otherwise_asks_for_a_key_under_which_it_is_kept(typed, given, family, which):
    kept = kept_by_name(Known((Name(given, family),)))

    assert getattr(sounds_of(typed), which) & kept


def test_another_name_asks_for_none_of_them():
    asked = sounds_of("Wojciechowska")

    assert not (asked.same | asked.by_custom | asked.near) & kept_by_name(Known((Name("Maya", "Okonkwo"),)))


def test_short_names_stand_for_the_long_one_and_the_other_way_round():
    assert "elizabeth" in others_of("liz")
    assert "liz" in others_of("elizabeth")
    assert "mohd" in others_of("muhammad")
    assert others_of("xqzw") == frozenset()


@given(NAMES)
def test_whatever_is_kept_is_found_by_each_half_of_it_as_it_is_written(name):
    kept = kept_by_name(Known((name,)))

    for half in (name.given, name.family):
        assert sounds_of(half).same <= kept
