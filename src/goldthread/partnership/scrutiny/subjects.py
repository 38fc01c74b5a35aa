"""What a challenge is about, in words and as an address."""

from goldthread.foundation.actions.models import Action
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Recommendation
from goldthread.partnership.scrutiny.models import Challenge

IN_GENERAL = "The partnership in general"


def subject_of(challenge: Challenge) -> Action | Finding | Recommendation | OutcomeStatement | None:
    """The one thing that it is about; none if it is about the partnership."""
    return challenge.action or challenge.finding or challenge.recommendation or challenge.outcome


def named(subject: Action | Finding | Recommendation | OutcomeStatement | None) -> str:
    """ "Action 1.1 One number for every call", "Child Q, finding 2: checks on who else lived in the home"."""
    if isinstance(subject, Action):
        return f"Action {subject}"
    if isinstance(subject, Finding):
        return f"{subject.review.pseudonym}, finding {subject.number}: {subject.subject}"
    if isinstance(subject, Recommendation):
        finding = subject.finding
        return f"{finding.review.pseudonym}, recommendation of finding {finding.number}: {subject.shown}"
    if isinstance(subject, OutcomeStatement):
        return f"{subject.review.pseudonym}, outcome {subject.code}: {subject.words}"
    return IN_GENERAL


def about(challenge: Challenge) -> str:
    return named(subject_of(challenge))
