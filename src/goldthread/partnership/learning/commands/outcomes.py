"""What will be different, and how that will be tested."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.learning.models import Finding, OutcomeFinding, OutcomeStatement, Review


@dataclass(frozen=True)
class OutcomeDetails:
    """What is said of an outcome. ``measure`` is how it will be tested and may be named later."""

    words: str
    direction: str
    measure: str = ""


@command(Can.RECORD_LEARNING, event="outcome added", about="review")
def add_outcome(
    *,
    review: Review,
    details: OutcomeDetails,
    by: Actor,
    at: datetime,
    findings: Iterable[Finding] = (),
) -> OutcomeStatement:
    """It is said what improved practice will look like, for some findings."""
    _check(details)
    shown = list(findings)
    if any(finding.review_id != review.pk for finding in shown):
        raise Refused("Choose findings of this review.", "findings")
    outcome = OutcomeStatement.objects.create(
        space_id=review.space_id,
        review=review,
        code=_next_code(review),
        words=details.words.strip(),
        direction=details.direction,
        measure=details.measure.strip(),
    )
    for finding in shown:
        OutcomeFinding.objects.create(space_id=review.space_id, finding=finding, outcome=outcome)
    return outcome


@command(Can.RECORD_LEARNING, event="outcome changed", about="outcome")
def change_outcome(*, outcome: OutcomeStatement, details: OutcomeDetails, by: Actor, at: datetime) -> OutcomeStatement:
    """What is said of an outcome is put right."""
    _check(details)
    outcome.words = details.words.strip()
    outcome.direction = details.direction
    outcome.measure = details.measure.strip()
    outcome.save()
    return outcome


@command(Can.RECORD_LEARNING, event="test of an outcome named", about="outcome")
def name_test(*, outcome: OutcomeStatement, measure: str, by: Actor, at: datetime) -> OutcomeStatement:
    """It is said how an outcome will be tested."""
    if not measure.strip():
        raise Refused("Enter how it will be tested.", "measure")
    outcome.measure = measure.strip()
    outcome.save()
    return outcome


@command(Can.RECORD_LEARNING, event="outcome linked to a finding", about="finding")
def link_outcome_to_finding(*, finding: Finding, outcome: OutcomeStatement, by: Actor, at: datetime) -> OutcomeFinding:
    """An outcome shows that a finding was learned from."""
    if outcome.review_id != finding.review_id:
        raise Refused("Choose an outcome of the same review.", "outcome")
    link, _ = OutcomeFinding.objects.get_or_create(space_id=finding.space_id, finding=finding, outcome=outcome)
    return link


def _check(details: OutcomeDetails) -> None:
    if not details.words.strip():
        raise Refused("Enter what will be different.", "words")
    if details.direction not in OutcomeStatement.Direction.values:
        raise Refused("Choose which way is better.", "direction")


def _next_code(review: Review) -> str:
    taken = set(OutcomeStatement.objects.filter(review=review).values_list("code", flat=True))
    return next(f"o{number}" for number in range(1, len(taken) + 2) if f"o{number}" not in taken)
