"""What is known of each recommendation, and why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_published_review, an_action, an_outcome
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.proof.commands import change_pass_mark, withdraw_practice_test
from goldthread.partnership.proof.factories import EIGHTY, LATER, TESTS, a_result, a_test
from goldthread.partnership.proof.proving import proofs_of
from goldthread.partnership.proof.sentences import told_of

pytestmark = pytest.mark.django_db
TODAY = LATER.date()


@pytest.fixture
def review(partnership):
    return a_published_review(partnership)


@pytest.fixture
def finding(review):
    return a_finding(review)


def proofs(review, on=TODAY):
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        return proofs_of(review, Standing(is_system=True), on)


def the_proof(review, on=TODAY):
    (proof,) = proofs(review, on)
    return proof


def test_without_an_outcome_nothing_can_be_tested(review, finding):
    proof = the_proof(review)

    assert (proof.state, proof.why) == (
        "unproven",
        "No outcome statement says what would be different, so nothing can be tested.",
    )


def test_a_test_that_is_set_proves_nothing(review, finding):
    a_test(an_outcome(review, findings=[finding]))

    proof = the_proof(review)

    assert (proof.state, proof.why) == ("unproven", "1 outcome statement: 1 unproven. 1 test set, 0 results.")


def test_an_action_that_is_done_proves_nothing(review, finding):
    an_action(review, findings=[finding], details={"status": "complete_pending_evidence"})

    proof = the_proof(review)

    assert (proof.done, proof.accepted, proof.state) == (1, 0, "unproven")
    assert told_of(proof, with_actions=True).startswith(
        "1 of 1 action is done or reported done, none with evidence accepted; whether practice changed is not known."
    )


def test_all_passed_is_proven_until_it_runs_out(review, finding):
    a_result(a_test(an_outcome(review, findings=[finding]), counts_for_months=3), known_on=date(2026, 9, 1))

    assert the_proof(review).state == "proven"
    assert the_proof(review, date(2026, 12, 1)).state == "proven"
    assert the_proof(review, date(2026, 12, 2)).state == "expired"


def test_one_failed_test_disproves_the_whole(review, finding):
    good, bad = an_outcome(review, findings=[finding]), an_outcome(review, findings=[finding])
    a_result(a_test(good))
    a_result(a_test(bad), 10)

    assert the_proof(review).state == "disproven"


def test_one_outcome_without_a_test_leaves_it_unproven(review, finding):
    a_result(a_test(an_outcome(review, findings=[finding])))
    an_outcome(review, findings=[finding])

    assert the_proof(review).state == "unproven"


def test_a_withdrawn_test_counts_no_longer_and_is_still_told(review, finding):
    test = a_test(an_outcome(review, findings=[finding]))
    a_result(test, 10)
    withdraw_practice_test(test=test, why="the sample was wrong", by=TESTS, at=LATER)

    proof = the_proof(review)

    assert (proof.state, proof.tests) == ("unproven", [])
    assert len(proof.outcomes[0].tests) == 1
    assert proof.why == (
        "No test of practice is set. A test with 1 result was withdrawn on 23 November 2026;"
        " its latest result had not reached the pass mark. Why it was withdrawn: the sample was wrong."
    )


def test_a_withdrawn_test_without_results_needs_no_word(review, finding):
    withdraw_practice_test(
        test=a_test(an_outcome(review, findings=[finding])), why="it was not held", by=TESTS, at=LATER
    )

    assert the_proof(review).why == "No test of practice is set."


def test_a_changed_mark_tells_for_good_how_many_results_were_recorded_before_it(review, finding):
    test = a_test(an_outcome(review, findings=[finding]))
    a_result(test, 75, known_on=TODAY)
    easier = replace(EIGHTY, threshold=Decimal(70))
    change_pass_mark(test=test, mark=easier, why="it was too hard", by=TESTS, at=LATER)
    for _ in range(2):
        a_result(test, 75, known_on=TODAY)

    (tested,) = the_proof(review).outcomes[0].tests

    assert [known for _, _, known in tested.changes] == [1]
    assert len(tested.results) == 3


def test_a_result_is_not_known_before_the_day_it_was_known(review, finding):
    a_result(a_test(an_outcome(review, findings=[finding])), known_on=date(2026, 9, 1))

    assert the_proof(review, date(2026, 8, 31)).state == "unproven"


def test_only_what_asks_for_change_is_asked_to_be_proven(review):
    a_finding(review, 1, response_type=Finding.ResponseType.NO_RECOMMENDATION)
    a_finding(review, 2, response_type=Finding.ResponseType.NATIONAL)
    a_finding(review, 3)

    assert [proof.finding.number for proof in proofs(review)] == [2, 3]


def test_what_a_person_does_not_see_is_not_counted(review, finding):
    an_action(review, findings=[finding])

    assert told_of(the_proof(review), with_actions=False).startswith("Whether practice changed is not known.")
