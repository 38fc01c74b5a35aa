"""What COPY puts in is what the commands would have left, row by row."""

import pytest

from goldthread.cases.simulation.filling import fill, fill_by_commands

from .alike import everything_in, two_alike

pytestmark = pytest.mark.django_db(transaction=True)


def both_ways(at, **given):
    by_copy, by_commands = two_alike(at)
    fill(space=by_copy, at=at, **given)
    fill_by_commands(space=by_commands, at=at, **given)
    return everything_in(by_copy), everything_in(by_commands)


def check_equal(copied, commanded):
    assert copied.keys() == commanded.keys()
    for table in copied:
        assert copied[table] == commanded[table], table


@pytest.mark.slow
def test_500_cases_are_equal_by_copy_and_by_commands(now):
    copied, commanded = both_ways(now, years=3, seed=7, cases=500)

    assert len(copied["case"]) == 500
    assert {row["pathway"] for row in copied["case"]} >= {"lado", "professional-disagreement"}
    check_equal(copied, commanded)


@pytest.mark.parametrize(("seed", "years"), [(1, 1), (2, 5), (3, 10)])
def test_a_few_cases_of_any_seed_are_equal(now, seed, years):
    check_equal(*both_ways(now, years=years, seed=seed, cases=25))
