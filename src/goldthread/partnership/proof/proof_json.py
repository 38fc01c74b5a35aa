"""What is known of each recommendation, as plain data for ``goldthread proof --review … --json``."""

from datetime import date
from typing import Any

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.thread_json import the_one
from goldthread.partnership.proof.proving import OutcomeProof, RecommendationProof, Tested, proofs_of
from goldthread.partnership.proof.results import ShownResult


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
            "recommendations": [_recommendation(proof, on) for proof in proofs],
        }


def _recommendation(proof: RecommendationProof, on: date) -> dict[str, Any]:
    words = proof.recommendation.words if proof.recommendation else ""
    return {
        "finding": proof.finding.number,
        "subject": proof.finding.subject,
        "recommendation": words or None,
        "actions": {"all": len(proof.actions), "done": proof.done, "evidence_accepted": proof.accepted},
        "tests_set": len(proof.tests),
        "results": proof.results,
        "tests_withdrawn_with_results": len(proof.withdrawals),
        "results_of_withdrawn_tests": sum(len(one.results) for one in proof.withdrawals),
        "state": proof.state.value,
        "why": proof.why,
        "outcomes": [_outcome(outcome, on) for outcome in proof.outcomes],
    }


def _outcome(proof: OutcomeProof, on: date) -> dict[str, Any]:
    return {
        "id": proof.outcome.code,
        "outcome": proof.outcome.words,
        "state": proof.state.value,
        "tests": [_test(test, on) for test in proof.tests],
    }


def _test(tested: Tested, on: date) -> dict[str, Any]:
    test = tested.test
    return {
        "kind": test.kind,
        "what": test.what,
        "judged_by": test.judged_by,
        "pass_mark": str(tested.marks[-1]),
        "pass_marks": [{"mark": str(one), "set_on": one.set_on.isoformat(), "why": one.why} for one in tested.marks],
        "withdrawn_on": test.withdrawn_on.isoformat() if test.withdrawn_on else None,
        "withdrawn_by": test.withdrawn_by or None,
        "withdrawn_why": test.withdrawn_why or None,
        "state": tested.state.value,
        "results": [_result(one, on) for one in tested.results],
    }


def _result(shown: ShownResult, on: date) -> dict[str, Any]:
    result = shown.result
    return {
        "known_on": result.known_on.isoformat(),
        "figure": result.figure or None,
        "looked_at": result.looked_at,
        "passed": result.passed,
        "counts_until": shown.told.counts_until.isoformat(),
        "counts_no_longer": shown.ended(on) or None,
        "found": result.found,
        "shown_by": result.shown_by or None,
        "evidence": [_evidence(evidence, versions[0]) for evidence, versions in shown.evidence],
    }


def _evidence(evidence: Evidence, now: EvidenceVersion) -> dict[str, Any]:
    """One piece as its newest version shows it. A file is told by its name: its bytes are not handed out here."""
    return {
        "title": evidence.title,
        "version": now.number,
        "words": now.words or None,
        "link": now.link or None,
        "file": now.file.name if now.file else None,
        "runs_out_on": now.good_until.isoformat() if now.good_until else None,
        "withdrawn_at": evidence.withdrawn_at.isoformat() if evidence.withdrawn_at else None,
    }
