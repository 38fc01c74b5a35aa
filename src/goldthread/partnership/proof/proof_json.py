"""What is known of each recommendation, as plain data for ``goldthread proof --review … --json``."""

from datetime import date
from typing import Any

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.thread_json import the_one
from goldthread.partnership.proof.models import PracticeResult
from goldthread.partnership.proof.proving import OutcomeProof, RecommendationProof, Tested, proofs_of


def proof_as_data(reference: str, on: date, space: Space | None = None) -> dict[str, Any]:
    """Each recommendation of a review as it stands on a day, as the program itself sees it.

    Raise NoSuchReview, or Refused if several spaces have one and none was named.
    """
    spaces = [space] if space else every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        review = the_one(reference, spaces)
        proofs = proofs_of(review, Standing(is_system=True), on)
        return {
            "review": review.reference,
            "space": review.space.slug,
            "as_of": on.isoformat(),
            "recommendations": [_recommendation(proof) for proof in proofs],
        }


def _recommendation(proof: RecommendationProof) -> dict[str, Any]:
    words = proof.recommendation.words if proof.recommendation else ""
    return {
        "finding": proof.finding.number,
        "subject": proof.finding.subject,
        "recommendation": words or None,
        "actions": {"all": len(proof.actions), "done": proof.done, "evidence_accepted": proof.accepted},
        "tests_set": len(proof.tests),
        "results": sum(len(test.results) for test in proof.tests),
        "state": proof.state.value,
        "why": proof.why,
        "outcomes": [_outcome(outcome) for outcome in proof.outcomes],
    }


def _outcome(proof: OutcomeProof) -> dict[str, Any]:
    return {
        "id": proof.outcome.code,
        "outcome": proof.outcome.words,
        "state": proof.state.value,
        "tests": [_test(test) for test in proof.tests],
    }


def _test(tested: Tested) -> dict[str, Any]:
    test = tested.test
    return {
        "kind": test.kind,
        "what": test.what,
        "judged_by": test.judged_by,
        "pass_mark": str(tested.marks[-1]),
        "pass_marks": [{"mark": str(one), "set_on": one.set_on.isoformat(), "why": one.why} for one in tested.marks],
        "withdrawn_on": test.withdrawn_on.isoformat() if test.withdrawn_on else None,
        "state": tested.state.value,
        "results": [_result(result) for result in tested.results],
    }


def _result(result: PracticeResult) -> dict[str, Any]:
    return {
        "known_on": result.known_on.isoformat(),
        "figure": result.figure or None,
        "looked_at": result.looked_at,
        "passed": result.passed,
        "counts_until": result.good_until.isoformat(),
        "found": result.found,
        "shown_by": result.shown_by,
    }
