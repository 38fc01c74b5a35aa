"""Twins, brothers and sisters, and parents: alike, and not the same."""

from dataclasses import replace

import pytest

from goldthread.cases.people.matching import Band, score

from .people import ONE_NHS, OTHER_NHS, levels, said, somebody

MOTHER = somebody("Imogen", "Thistlewood", "1994-02-17")
AVA = somebody("Ava", sex="female", mother=MOTHER)


@pytest.mark.parametrize("given", ["Mia", "Ottilie", "Noah", "Jolyon"])
@pytest.mark.parametrize("sex", ["", "female", "male"])
@pytest.mark.parametrize("mother", [None, MOTHER])
def test_twins_are_not_likely_the_same_child(given, sex, mother):
    match = score(AVA, somebody(given, sex=sex, mother=mother))

    assert match.band is not Band.LIKELY
    assert "They may be twins, who share a birthday, a family name and a home" in said(match)


@pytest.mark.parametrize(
    ("one", "other"), [("Jayden", "Hayden"), ("Ella", "Ellie"), ("Lily", "Milly"), ("Jack", "Jake")]
)
def test_twins_whose_names_sound_alike_are_not_likely_the_same_child(one, other):
    assert score(somebody(one), somebody(other)).band is not Band.LIKELY


def test_twins_of_two_sexes_are_less_likely_the_same_child_than_those_of_one():
    boy, girl = score(AVA, somebody("Noah", sex="male")), score(AVA, somebody("Mia", sex="female"))

    assert boy.probability < girl.probability / 3


def test_twins_by_their_place_in_the_birth_are_unlikely_the_same_child():
    match = score(replace(AVA, birth_order=1), somebody("Mia", sex="female", birth_order=2))

    assert match.band is Band.UNLIKELY
    assert "Different places among twins or triplets, so two children" in said(match)


def test_twins_with_two_nhs_numbers_are_unlikely_the_same_child():
    assert score(replace(AVA, nhs_number=ONE_NHS), somebody("Mia", nhs_number=OTHER_NHS)).band is Band.UNLIKELY


@pytest.mark.parametrize("born", ["2013-11-25", "2017-07-02", "2016-03-30"])
@pytest.mark.parametrize("given", ["Mia", "Noah", "Eve"])
def test_brothers_and_sisters_at_one_address_are_unlikely_the_same_child(given, born):
    match = score(AVA, somebody(given, born=born, mother=MOTHER))

    assert match.band is Band.UNLIKELY
    assert any("one household" in words for words in said(match))


def test_a_father_and_a_son_of_one_name_are_not_likely_the_same():
    assert score(somebody("Jolyon", born="1988-08-21"), somebody("Jolyon", born="2016-02-03")).band is not Band.LIKELY


def test_all_the_same_is_likely_in_spite_of_families():
    match = score(AVA, AVA)

    assert match.band is Band.LIKELY
    assert match.probability > 0.999
    assert levels(match)["address"] == "same"
