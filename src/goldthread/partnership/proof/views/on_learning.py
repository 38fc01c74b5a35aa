"""What proof adds to the pages of reviews, findings and outcomes: tests, results, and what is known."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.trail.changes import names_of
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Review
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.proof.proving import OutcomeProof, proof_of_outcome, proofs_in
from goldthread.partnership.proof.sentences import told_of
from goldthread.partnership.proof.states import MEANING


def on_outcome(outcome: OutcomeStatement, request: DeskRequest, _: Parts | None) -> dict[str, Any]:
    """The tests of an outcome with their marks, results and evidence, and what these say of it today."""
    proof = proof_of_outcome(outcome, request.today)
    own = Evidence.objects.kept_up_by(request.standing).standing()
    return {
        "proof": proof,
        "meaning": MEANING[proof.state],
        "today": request.today,
        "names": _who_set_marks(proof),
        "own": set(own.filter(shows_results__result__test__outcome=outcome).values_list("pk", flat=True)),
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
    }


def on_finding(finding: Finding, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """What is done about each recommendation of a finding, and what is known of it."""
    assert parts is not None
    own = [proof for proof in proofs_in(parts, request.today) if proof.finding.pk == finding.pk]
    sees_plan = request.standing.may(Can.VIEW_WHOLE_PLAN, request.space.pk)
    return {"told": [(proof, told_of(proof, with_actions=sees_plan)) for proof in own]}


def on_review(_: Review, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """Each recommendation of a review: what is done, how it is tested, and what is known.

    Without sight of the whole plan nothing is said of actions: what a person does not see is not counted.
    """
    assert parts is not None
    return {
        "proofs": proofs_in(parts, request.today),
        "sees_plan": request.standing.may(Can.VIEW_WHOLE_PLAN, request.space.pk),
    }


def _who_set_marks(proof: OutcomeProof) -> dict[int, str]:
    """Names of those who set or changed pass marks, by the number of their account."""
    accounts = {mark.set_by_id for tested in proof.tests for mark in tested.marks if mark.set_by_id}
    return {int(number): name for number, name in names_of(str(one) for one in accounts).items()} if accounts else {}


def register() -> None:
    """Called when the program starts."""
    SECTIONS[Review].append(Section("proof/on_review.html", on_review))
    SECTIONS[OutcomeStatement].append(Section("proof/on_outcome.html", on_outcome))
    SECTIONS[Finding].append(Section("proof/on_finding.html", on_finding))
