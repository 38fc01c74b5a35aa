"""Nobody works out what a published file of statutory reviews hides, who sets all its numbers against each other."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.cases.casework.tests.working_out import leaks
from goldthread.pathways.statutory_review.pathway import PATHWAY


@given(some.sampled_from([6, 7, 11, 12, 15, 20, 30, 60]), some.integers(0, 2**32))
def test_no_hidden_number_of_a_made_up_file_is_worked_out(number, seed):
    assert leaks(PATHWAY, number, Random(seed)) == []


@pytest.mark.parametrize("number", range(1, 6))
def test_of_few_cases_nothing_is_told(number):
    assert leaks(PATHWAY, number, Random(number)) == []
