"""What is true of every match, whoever is compared."""

from dataclasses import replace

from hypothesis import given

from goldthread.cases.people.matching import Address, Band, Register, asked_of, keys_of, score

from .people import PEOPLE, said, somebody


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
    """A name or number may be known from a case that the reader may not see."""
    assert all(
        "999" not in words and "Thistle" not in words and "ZZ1" not in words for words in said(score(one, other))
    )


def test_nothing_known_is_no_match_and_no_reason():
    match = score(somebody("", "", "", addresses=()), somebody())

    assert match.band is Band.UNLIKELY
    assert said(match) == []


def test_among_more_people_a_likeness_says_less():
    one, other = somebody(addresses=()), somebody(addresses=())

    assert (
        score(one, other, Register(size=1_000)).probability > score(one, other, Register(size=10_000_000)).probability
    )
