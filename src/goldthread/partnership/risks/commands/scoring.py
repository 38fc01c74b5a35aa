"""A risk is scored, on a day and for a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import check_happened
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.near_days import is_too_far, too_far
from goldthread.foundation.records.numbering import next_number
from goldthread.partnership.risks.models import Risk, RiskScore
from goldthread.partnership.risks.scale import HIGHEST, LOWEST, is_on_scale

CLOSED = "This risk is closed. What was said of it stays as it is."


@dataclass(frozen=True)
class Scoring:
    """How likely and how grave, and why that is thought. Without ``on`` it is today's."""

    likelihood: int
    impact: int
    reason: str
    kind: str = RiskScore.Kind.NOW
    on: date | None = None


@command(Can.RECORD_PLANS, event="risk scored", about="risk")
def score_risk(*, risk: Risk, scoring: Scoring, by: Actor, at: datetime, review_on: date | None = None) -> RiskScore:
    """The risk is scored anew, and looked at again by ``review_on``. Earlier scorings stay."""
    check_open(risk)
    today = timezone.localdate(at)
    check_scoring(scoring, today, since=risk.raised_on)
    if review_on is not None:
        check_review(review_on, today)
        risk.review_on = review_on
    risk.save()
    return keep_score(risk, scoring, today)


def keep_score(risk: Risk, scoring: Scoring, today: date) -> RiskScore:
    return RiskScore.objects.create(
        space_id=risk.space_id,
        risk=risk,
        number=next_number(RiskScore.objects.filter(risk=risk)),
        kind=scoring.kind,
        likelihood=scoring.likelihood,
        impact=scoring.impact,
        scored_on=scoring.on or today,
        reason=scoring.reason.strip(),
    )


def check_open(risk: Risk) -> None:
    if not risk.is_open:
        raise Refused(CLOSED)


def check_scoring(scoring: Scoring, today: date, since: date | None = None) -> None:
    for field in ("likelihood", "impact"):
        if not is_on_scale(getattr(scoring, field)):
            raise Refused(f"Choose {field} from {LOWEST} to {HIGHEST}.", field)
    if scoring.kind not in RiskScore.Kind.values:
        raise Refused("Choose what is scored.", "kind")
    if not scoring.reason.strip():
        raise Refused("Enter why it is scored so.", "reason")
    if scoring.on:
        check_happened(scoring.on, today, "on")
    if scoring.on and since and scoring.on < since:
        raise Refused("The day of the scoring must not lie before that on which the risk was raised.", "on")


def check_review(review_on: date, today: date) -> None:
    if review_on < today:
        raise Refused("The day of the next review must be today or later.", "review_on")
    if is_too_far(review_on, today):
        raise Refused(too_far("The day of the next review", today), "review_on")
