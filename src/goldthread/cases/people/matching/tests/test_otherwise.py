"""Where not all that stands of one person agrees, they are found by each of it."""

from goldthread.cases.people.matching import Otherwise, asked_of, keys_of, score

from .people import ONE_NHS, OTHER_NHS, levels, somebody

TWO_NUMBERS = somebody(nhs_number=OTHER_NHS, otherwise=Otherwise(nhs_numbers=(ONE_NHS,)))
TWO_BIRTHS = somebody("", "", "2012-01-30", otherwise=Otherwise(births=(somebody().born,)))


def test_whoever_has_two_numbers_is_met_by_either_and_it_is_theirs():
    for number in (ONE_NHS, OTHER_NHS):
        asked = somebody("Noah", "Garforth", "", addresses=(), nhs_number=number)

        assert keys_of(TWO_NUMBERS) & asked_of(asked)
        assert levels(score(TWO_NUMBERS, asked))["nhs_number"] == "same"


def test_of_two_births_the_one_that_fits_is_told_and_weighs_less_than_if_it_stood_alone():
    asked = somebody("", "", addresses=())

    both, alone = score(TWO_BIRTHS, asked), score(somebody("", ""), asked)

    assert levels(both)["born"] == levels(alone)["born"] == "same"
    assert 0 < both.weight < alone.weight


def test_of_two_mothers_told_the_one_who_is_alike_counts():
    mother, other = somebody("Imogen", born="1994-02-17"), somebody("Wilhelmina", "Garforth", "1990-10-30")
    child = somebody(mother=other, otherwise=Otherwise(mothers=(mother,)))
    asked = somebody("", "", "", addresses=(), mother=mother)

    assert levels(score(child, asked))["mother"] == "same"
    assert any(key.startswith("mother:") for key in keys_of(child) & asked_of(asked))
