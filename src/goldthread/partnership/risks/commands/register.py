"""A risk is put on a board's register, what is said of it changes, and it is closed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_happened
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.risks.commands.scoring import (
    Scoring,
    check_open,
    check_review,
    check_scoring,
    keep_score,
)
from goldthread.partnership.risks.models import Risk
from goldthread.partnership.risks.scale import MOST

RISKS = "risks"
"""Judged as a whole: two that are raised at once get two numbers."""

ASKED = {
    "title": "Enter what the risk is, in a line.",
    "cause": "Enter what it comes from.",
    "event": "Enter what could happen.",
    "effect": "Enter what would come of it for children.",
}


@dataclass(frozen=True)
class RiskDetails:
    """What is said of a risk: cause, event and effect, what holds it down, who owns it, and what is accepted."""

    title: str
    cause: str
    event: str
    effect: str
    appetite: int
    review_on: date
    controls: str = ""
    owner_agency: Agency | None = None
    owner_group: Group | None = None

    def as_fields(self) -> dict[str, Any]:
        return {name: value.strip() if isinstance(value, str) else value for name, value in vars(self).items()}


@command(Can.RECORD_PLANS, event="risk raised", alone=RISKS)
def raise_risk(
    *,
    space: Space,
    board: Group,
    details: RiskDetails,
    scoring: Scoring,
    by: Actor,
    at: datetime,
    raised_on: date | None = None,
) -> Risk:
    """A board puts a risk on its register, scored as it is now."""
    today = timezone.localdate(at)
    if board.space_id != space.pk or board.kind not in BOARD_KINDS:
        raise Refused("Choose a board of this partnership.", "board")
    if raised_on:
        check_happened(raised_on, today, "raised_on")
    _check(space.pk, details)
    check_review(details.review_on, today)
    check_scoring(scoring, today, since=raised_on)
    risk = Risk.objects.create(
        space=space,
        board=board,
        number=next_number(Risk.objects.filter(space=space)),
        raised_on=raised_on or scoring.on or today,
        **details.as_fields(),
    )
    keep_score(risk, scoring, today)
    return risk


@command(Can.RECORD_PLANS, event="risk changed", about="risk")
def change_risk(*, risk: Risk, details: RiskDetails, by: Actor, at: datetime) -> Risk:
    """What is said of a risk changes. How it was scored does not."""
    check_open(risk)
    _check(risk.space_id, details)
    if details.review_on != risk.review_on:
        check_review(details.review_on, timezone.localdate(at))
    for name, value in details.as_fields().items():
        setattr(risk, name, value)
    risk.save()
    return risk


@command(Can.RECORD_PLANS, event="risk closed", about="risk")
def close_risk(*, risk: Risk, status: str, why: str, by: Actor, at: datetime) -> Risk:
    """It is no risk any more, or what it warned of happened."""
    check_open(risk)
    if status not in (Risk.Status.CLOSED, Risk.Status.HAPPENED):
        raise Refused("Say whether it happened or is no longer a risk.", "status")
    if not why.strip():
        raise Refused("Enter why it is closed.", "why")
    risk.status, risk.closed_why, risk.closed_on = Risk.Status(status), why.strip(), timezone.localdate(at)
    risk.save()
    return risk


def _check(space_id: int, details: RiskDetails) -> None:
    said = details.as_fields()
    for field, sentence in ASKED.items():
        if not said[field]:
            raise Refused(sentence, field)
    if not 1 <= details.appetite <= MOST:
        raise Refused(f"Enter a score from 1 to {MOST}.", "appetite")
    owners = [one for one in (details.owner_agency, details.owner_group) if one is not None]
    if len(owners) > 1:
        raise Refused("Choose one agency or one group.", "owner")
    if any(one.space_id != space_id for one in owners):
        raise Refused("Choose an agency or a group of this partnership.", "owner")
