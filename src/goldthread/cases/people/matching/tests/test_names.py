"""Names as their owners, offices and telephones write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.people.matching import Band, Name, asked_of, keys_of, score
from goldthread.cases.people.matching.names import level_of_family, level_of_given
from goldthread.cases.people.matching.plain import NO_NAME, plain

from .people import also_known_as, levels, said, somebody


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("O'Brien", "O’Brien", "marks"),
        ("O'Brien", "o brien", "marks"),
        ("OBRIEN", "O‘Brien", "marks"),
        ("O'Brien", "O'BRIEN", "same"),
        ("Smith-Jones", "Smith Jones", "marks"),
        ("Smith-Jones", "Jones-Smith", "order"),
        ("Smith-Jones", "Jones", "part"),
        ("Nuñez", "Nunez", "marks"),
        ("Nguyễn", "NGUYEN", "marks"),
        ("Łukaszewski", "Lukaszewski", "marks"),
        ("Щербакова", "Shcherbakova", "script"),
        ("王", "Wang", "script"),
        ("حسين", "Husayn", "script"),
        ("Thistlewood", "Thistlewodo", "slip"),
        ("Thistlewood", "Thislewood", "slip"),
        ("Phyllips", "Filips", "sound"),
        ("O'Brien-Łukasz", "Obrian", "part_alike"),
        ("O'Brien-Łukasz", "Lucasz", "part_alike"),
        ("O'Brien-Łukasz", "Lukas Obrian", "part_alike"),
        ("D'Arcy-Núñez", "Nunes", "part_alike"),
        ("O'Brien-Łukasz", "Obrian-Garforth", "different"),
        ("de la Cruz", "de la Rosa", "different"),
        ("Al Hadi", "Al Masri", "different"),
        ("Thistlewood", "Garforth", "different"),
    ],
)
def test_family_names(one, other, level):
    assert level_of_family(one, other) == level
    assert level_of_family(other, one) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Liz", "Elizabeth", "nickname"),
        ("Mohammed", "Muhammad", "nickname"),
        ("Mo", "Mohammed", "nickname"),
        ("Liz", "Elizabeth Ann", "nickname"),
        ("Kathryn", "Catherine", "nickname"),
        ("Siobhán", "Shivaun", "nickname"),
        ("محمد", "Mohammed", "script"),
        ("Юлия", "Yuliya", "script"),
        ("Mary Ann", "Mary-Ann", "marks"),
        ("Mary Ann", "Mary", "part"),
        ("J", "Jolyon", "initial"),
        ("Jayden", "Hayden", "alike"),
        ("Charlotte", "Chalrotte", "slip"),
        ("Robert", "William", "different"),
        ("Ava", "Mia", "different"),
    ],
)
def test_given_names(one, other, level):
    assert level_of_given(one, other) == level
    assert level_of_given(other, one) == level


@pytest.mark.parametrize("nothing", ["", "  ", "-", "Baby", "unknown", "Not known", "N/K", "n/a"])
def test_where_no_name_is_known_none_is_compared(nothing):
    assert level_of_given(nothing, "Ava") is None


def test_na_is_a_name():
    assert level_of_given("Na", "NA") == "same"


@given(st.text().filter(lambda text: any(one.isalpha() for one in text)))
def test_no_name_with_a_letter_becomes_empty(text):
    assert plain(text).joined or plain(text).written.replace(" ", "") in NO_NAME


@pytest.mark.parametrize("name", ["王小明", "محمد", "Юлия", "שרה", "김민준", "আক্তার", "አበበ", "ދިވެހި", "さくら", "Ꮳ"])
def test_a_name_in_any_script_has_letters_and_keys(name):
    known = somebody(name, name)

    assert plain(name).joined
    assert keys_of(known) & asked_of(somebody(name, name, addresses=()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Name("Niamh", "O'Brien"), Name("Niamh", "OBRIEN")),
        (Name("Zoë", "Nuñez"), Name("Zoe", "Nunez")),
        (Name("Ava", "Smith-Jones"), Name("Ava", "Jones")),
        (Name("محمد", "حسين"), Name("Mohammed", "Hussein")),
        (Name("Юлия", "Щербакова"), Name("Yulia", "Shcherbakova")),
        (Name("Liz", "Garforth"), Name("Elizabeth", "Garforth")),
        (Name("Thistlewood", "Ava"), Name("Ava", "Thistlewood")),
        (Name("Catherine", "Garforth"), Name("Kathryn", "Garfourth")),
    ],
)
def test_a_child_with_the_same_birth_date_is_found_and_likely_however_written(one, other):
    """Each moved too, so that no address helps to find them."""
    ours, theirs = somebody(one.given, one.family), somebody(other.given, other.family)

    assert keys_of(ours) & asked_of(somebody(other.given, other.family, addresses=()))
    assert score(ours, theirs).band is Band.LIKELY


def test_names_the_other_way_round_are_said_to_be():
    match = score(somebody("Thistlewood", "Ava"), somebody("Ava", "Thistlewood"))

    assert "Given name and family name are the other way round" in said(match)


def test_a_changed_surname_with_all_else_the_same_is_likely():
    match = score(somebody(family="Garforth"), somebody(family="Thistlewood"))

    assert match.band is Band.LIKELY
    assert levels(match)["family"] == "different"


def test_a_former_surname_is_one_more_name():
    now = also_known_as(somebody(family="Garforth", addresses=()), Name(family="Thistlewood"))

    match = score(now, somebody(addresses=()))

    assert "Same family name, by a former name or alias" in said(match)
    assert "Same given name" in said(match)
    assert match.band is Band.LIKELY


def test_of_many_names_one_that_fits_says_less():
    asked = somebody()
    many = also_known_as(
        somebody(family="Garforth"), *(Name("Ava", name) for name in ("Alder", "Birch", "Thistlewood"))
    )

    assert score(many, asked).weight < score(asked, asked).weight


def test_an_alias_without_surname_is_no_way_round_another_surname():
    one = also_known_as(somebody("Wilhelmina", "Garforth"), Name("Ava"))

    assert levels(score(one, somebody("Ava", "Thistlewood")))["family"] == "different"
