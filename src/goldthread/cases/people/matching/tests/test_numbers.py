"""NHS numbers and unique pupil numbers in matching: they weigh most, and decide nothing alone."""

import pytest

from goldthread.cases.people.matching import Band, asked_of, keys_of, score

from .people import HIGH_STREET, ONE_NHS, OTHER_NHS, levels, said, somebody


def test_the_same_nhs_number_weighs_most():
    match = score(somebody(nhs_number=ONE_NHS), somebody(family="Garforth", nhs_number="999 000 0018"))

    assert match.reasons_for[0].says == "Same NHS number"
    assert match.band is Band.LIKELY


def test_whoever_shares_a_number_and_nothing_else_is_worth_a_look():
    other = somebody("Noah", "Garforth", "2003-12-25", addresses=(HIGH_STREET,), nhs_number=ONE_NHS)

    assert keys_of(somebody(nhs_number=ONE_NHS)) & asked_of(other)
    assert score(somebody(nhs_number=ONE_NHS), other).band is Band.POSSIBLE


def test_two_nhs_numbers_weigh_strongly_against_and_say_so_but_do_not_rule_out():
    match = score(somebody(nhs_number=ONE_NHS), somebody(nhs_number=OTHER_NHS))

    assert match.reasons_against[0].says.startswith("Different NHS numbers, both well made: most often two people")
    assert match.reasons_against[0].bits < -6
    assert match.band is Band.POSSIBLE


@pytest.mark.parametrize("wrong", ["9990000017", "999000001", "unknown", ""])
def test_a_number_that_fails_its_check_takes_no_part(wrong):
    one, other = somebody(nhs_number=ONE_NHS), somebody(nhs_number=wrong)

    assert "nhs_number" not in levels(score(one, other))
    assert not any(key.startswith("nhs_number") for key in keys_of(other))


def test_unique_pupil_numbers_are_compared_too():
    one, same, other = (somebody(upn=upn) for upn in ("H801200001001", "h801200001001", "U801200001000"))

    assert "Same unique pupil number" in said(score(one, same))
    assert levels(score(one, other))["upn"] == "different"
