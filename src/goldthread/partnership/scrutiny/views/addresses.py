"""Where the page is of what a challenge is about."""

from django.urls import reverse

from goldthread.foundation.actions.models import Action
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Recommendation


def address_of(subject: Action | Finding | Recommendation | OutcomeStatement | None, slug: str) -> str:
    """A recommendation is told on the page of its finding; the partnership in general has no page here."""
    if isinstance(subject, Recommendation):
        subject = subject.finding
    if isinstance(subject, Action):
        return reverse("action", args=[slug, subject.pk])
    if isinstance(subject, Finding):
        return reverse("finding", args=[slug, subject.review.reference, subject.number])
    if isinstance(subject, OutcomeStatement):
        return reverse("outcome", args=[slug, subject.pk])
    return ""
