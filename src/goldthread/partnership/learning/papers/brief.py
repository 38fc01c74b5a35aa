"""A thread on one page: each finding in a line, and what would show that practice changed."""

from collections.abc import Sequence

from goldthread.foundation.actions.models import Action
from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Bullets
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.ui.words import sentence
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.learning.papers.saying import (
    grid,
    parts_for,
    plain,
    source_of_finding,
    source_of_outcome,
    told,
)
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.telling import all_told, told_of

DONE = (Action.Status.CLOSED, Action.Status.COMPLETE_PENDING_EVIDENCE)


def findings(asked: Asked) -> Sequence[Block]:
    """Each finding with how it is answered and how many of the actions that serve it are reported done."""
    parts = parts_for(asked)
    if not parts.findings:
        return [absent("No findings are recorded.")]
    rows = (
        (
            told(f"{finding.number}. {sentence(finding.subject)}", source_of_finding(finding, asked)),
            plain(finding.get_response_type_display()),
            plain(_done_of(finding, parts)),
        )
        for finding in parts.findings
    )
    return [grid("Findings", ("Finding", "How it is answered", "Actions reported done"), rows)]


def outcomes(asked: Asked) -> Sequence[Block]:
    """Each outcome statement with what is known of it."""
    parts = parts_for(asked)
    if not parts.outcomes:
        return [absent("What improved practice would look like is not recorded.")]
    tellings, items = all_told(parts, asked.on), []
    for outcome in parts.outcomes:
        state = "; ".join(one.state for one in told_of(f"outcome-{outcome.pk}", tellings))
        words = f"{outcome.words}: {state}" if state else outcome.words
        items.append(told(words, source_of_outcome(outcome, asked, state)))
    return [Bullets(items=tuple(items))]


def _done_of(finding: Finding, parts: Parts) -> str:
    by_number = {action.pk: action for action in parts.actions}
    serving = [by_number[link.action_id] for link in parts.served if link.finding_id == finding.pk]
    if not serving:
        return "No action is linked"
    return f"{sum(action.status in DONE for action in serving)} of {len(serving)}"
