"""How a matter stands, computed from what was said last, at which stage, and by when a reply is due."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, CharField, F, Q, Value, When


class Said(models.TextChoices):
    """What was said last. Only a reply is waited for; nothing is, once it was said how it ended."""

    WAITING = "waiting", "Waiting for a reply"
    REPLIED = "replied", "Replied"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    RESOLVED = "resolved", "Resolved"
    NOT_RESOLVED = "not_resolved", "Ended, not resolved"


OPEN, ESCALATED, LATE = "open", "escalated", "late"
ENDED = (Said.RESOLVED, Said.NOT_RESOLVED)

STATES: dict[str, str] = {
    OPEN: "Open",
    LATE: "Reply late",
    ESCALATED: "Taken further",
    **{one.value: str(one.label) for one in Said if one != Said.WAITING},
}
"""Every state in words, in the order in which a matter goes through them."""


def state_of(said: str, step: int, due_on: date, on: date) -> str:
    """A reply that is due today is not late; one that is late is late at whatever stage."""
    if said != Said.WAITING:
        return said
    if due_on < on:
        return LATE
    return ESCALATED if step else OPEN


def state_as_expression(on: date) -> Case:
    """The same in the database."""
    waits = Q(said=Said.WAITING)
    return Case(
        When(waits & Q(due_on__lt=on), then=Value(LATE)),
        When(waits & Q(step__gt=0), then=Value(ESCALATED)),
        When(waits, then=Value(OPEN)),
        default=F("said"),
        output_field=CharField(),
    )


def in_states(rows: Any, chosen: list[str], on: date) -> Any:
    """Those in one of some states; "not_ended" are all but those that ended."""
    if "not_ended" in chosen:
        return rows.exclude(said__in=ENDED)
    return rows.alias(state_then=state_as_expression(on)).filter(state_then__in=chosen)
