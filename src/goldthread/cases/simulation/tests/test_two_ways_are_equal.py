"""What COPY puts in is what the commands would have left, row by row."""

import pytest

from goldthread.cases.casework.commands import add_outcome, take_outcome_off
from goldthread.cases.simulation.filling import fill, fill_by_commands
from goldthread.cases.simulation.people import SIMULATION

from .alike import everything_in, two_alike

pytestmark = pytest.mark.django_db(transaction=True)


def both_ways(at, with_own_outcomes=False, **given):
    by_copy, by_commands = two_alike(at)
    if with_own_outcomes:
        for space in (by_copy, by_commands):
            keep_a_list(space, at)
    fill(space=by_copy, at=at, **given)
    fill_by_commands(space=by_commands, at=at, **given)
    return everything_in(by_copy), everything_in(by_commands)


def keep_a_list(space, at):
    """The usual outcome of each pathway is taken off, and two stand in its place."""
    for pathway, outcome in (("lado", "substantiated"), ("professional-disagreement", "decision_changed")):
        ours = {"space": space, "pathway": pathway, "by": SIMULATION, "at": at}
        take_outcome_off(**ours, outcome=outcome)
        for words in ("The one", "The other"):
            add_outcome(**ours, words=words, meaning="", counts_as=outcome)


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


def test_own_outcomes_are_chosen_in_both_ways(now):
    copied, commanded = both_ways(now, with_own_outcomes=True, years=1, seed=4, cases=60)

    check_equal(copied, commanded)
    assert {row["outcome_here"] for row in copied["case"]} >= {"The one", "The other"}
