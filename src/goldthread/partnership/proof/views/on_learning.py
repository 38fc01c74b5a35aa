"""What proof adds to the pages of outcomes and findings: tests, results, and what is known."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.learning.models import Finding, OutcomeStatement
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.proof.proving import outcome_proofs, proofs_of
from goldthread.partnership.proof.sentences import told_of
from goldthread.partnership.proof.states import MEANING


def on_outcome(outcome: OutcomeStatement, request: DeskRequest) -> dict[str, Any]:
    """The tests of an outcome with their marks and results, and what these say of it today."""
    (proof,) = outcome_proofs([outcome], request.today)
    return {
        "proof": proof,
        "meaning": MEANING[proof.state],
        "today": request.today,
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
    }


def on_finding(finding: Finding, request: DeskRequest) -> dict[str, Any]:
    """What is done about each recommendation of a finding, and what is known of it."""
    proofs = proofs_of(finding.review, request.standing, request.today)
    own = [proof for proof in proofs if proof.finding.pk == finding.pk]
    sees_plan = request.standing.may(Can.VIEW_WHOLE_PLAN, request.space.pk)
    return {"told": [(proof, told_of(proof, with_actions=sees_plan)) for proof in own], "meaning": MEANING}


def register() -> None:
    """Called when the program starts."""
    SECTIONS[OutcomeStatement].append(Section("proof/on_outcome.html", on_outcome))
    SECTIONS[Finding].append(Section("proof/on_finding.html", on_finding))
