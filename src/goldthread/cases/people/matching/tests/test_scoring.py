"""What is true of every match, whoever is compared."""

from dataclasses import replace

from hypothesis import given

from goldthread.cases.people.matching import Address, Band, Register, asked_of, keys_of, keys_of_names, score
from goldthread.cases.people.matching.by_name import key_of_name
from goldthread.cases.people.matching.household import SAYS
from goldthread.cases.people.matching.levels import LEVELS
from goldthread.cases.people.matching.scoring import BY_ANOTHER_NAME

from .people import PEOPLE, said, somebody

LEVELS_IN_WORDS = [level.says for levels in LEVELS.values() for level in levels]
SENTENCES = {*LEVELS_IN_WORDS, *(f"{one}{BY_ANOTHER_NAME}" for one in LEVELS_IN_WORDS), *SAYS.values()}


@given(PEOPLE, PEOPLE)
def test_it_does_not_matter_who_comes_first(one, other):
    assert score(one, other) == score(other, one)


@given(PEOPLE, PEOPLE)
def test_the_reasons_add_up_and_what_weighs_most_comes_first(one, other):
    match = score(one, other)
    told_for = [reason.bits for reason in match.reasons_for]
    told_against = [reason.bits for reason in match.reasons_against]

    assert 0 <= match.probability <= 1
    assert told_for == sorted(told_for, reverse=True)
    assert told_against == sorted(told_against)
    assert match.weight < sum(told_for) + sum(told_against) + 1


@given(PEOPLE, PEOPLE)
def test_whoever_is_asked_for_finds_whom_they_would_be_found_by(one, other):
    assert bool(asked_of(one) & keys_of(other)) == bool(asked_of(other) & keys_of(one))


@given(PEOPLE, PEOPLE)
def test_a_protected_address_changes_nothing_and_makes_no_key(one, other):
    hidden = replace(one, addresses=tuple(a for a in one.addresses if not a.is_protected))

    assert score(one, other) == score(hidden, other)
    assert keys_of(one) == keys_of(hidden)
    assert asked_of(one) == asked_of(hidden)


def test_a_refuge_that_both_live_in_is_never_told():
    refuge = Address(("7 Larkspur House",), "ZZ5 5RF", is_protected=True)
    one, other = somebody(addresses=(refuge,)), somebody(addresses=(refuge,))

    match = score(one, other)

    assert not any("address" in words.casefold() or "postcode" in words for words in said(match))
    assert not any("larkspur" in key.casefold() or "zz55rf" in key.casefold() for key in keys_of(one) | asked_of(one))


@given(PEOPLE, PEOPLE)
def test_no_reason_repeats_what_is_compared(one, other):
    """A name or number may be known from a case that the reader may not see: a reason is a sentence that was written
    before anybody was compared.
    """
    assert set(said(score(one, other))) <= SENTENCES


def test_nothing_known_is_no_match_and_no_reason():
    match = score(somebody("", "", "", addresses=()), somebody())

    assert match.band is Band.UNLIKELY
    assert said(match) == []


def test_among_more_people_a_likeness_says_less():
    one, other = somebody(addresses=()), somebody(addresses=())

    assert (
        score(one, other, Register(size=1_000)).probability > score(one, other, Register(size=10_000_000)).probability
    )


def named(given="Ava", family="Thistlewood", **more):
    return somebody(given, family, "", addresses=(), **more)


def counted(size, bearers):
    """A register in which so many are called Ava."""
    return Register(size=size, bearers={key_of_name("Ava"): bearers})


def test_a_name_says_the_less_the_more_people_have_it():
    few, many, very_many = (score(named(), named(), counted(20_000, one)).weight for one in (20, 400, 2_000))

    assert few > many > very_many


def test_a_name_that_hardly_anybody_has_says_no_more_than_any_other():
    """By that, whoever searches could tell that nobody unseen has it."""
    weights = {score(named(), named(), counted(20_000, one)).weight for one in (0, 1, 5)}

    assert len(weights) == 1


def test_among_few_people_two_of_a_name_hardly_make_it_common():
    less = score(named(), named(), Register(size=20)).weight - score(named(), named(), counted(20, 2)).weight

    assert 0 <= less < 1


@given(PEOPLE, PEOPLE)
def test_it_does_not_matter_who_comes_first_where_names_are_counted(one, other):
    register = Register(size=5_000, bearers=dict.fromkeys(keys_of_names(one), 300))

    assert score(one, other, register) == score(other, one, register)
