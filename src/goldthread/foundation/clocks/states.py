"""How a clock stands at a moment."""

from datetime import datetime
from enum import StrEnum

SOON = 5
"""What remains when it is soon due: the last fifth of the time it has (statutory.md 0.3)."""


class State(StrEnum):
    """The states of statutory.md 0.3."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    PAUSED = "paused"
    CANCELLED = "cancelled"


def state_of(
    *,
    began_at: datetime | None,
    due_at: datetime | None,
    met_at: datetime | None,
    cancelled_at: datetime | None,
    is_paused: bool,
    at: datetime,
    fell_away: bool = False,
    given_up: bool = False,
) -> State:
    """The state at ``at``. ``due_at`` is the last instant that is in time, or None if nobody can say.

    What was not done in time stays late though nobody owes it any more (statutory.md 0.3: a breach is recorded at the
    deadline), unless it ``fell_away``: it turned out that it had never been owed.
    What was ``given_up`` counts as not done from then on: it was owed, and nobody will do it.
    """
    if cancelled_at is not None:
        was_late = met_at is None and not fell_away and (given_up or is_past(due_at, cancelled_at))
        return State.OVERDUE if was_late else State.CANCELLED
    if began_at is None:
        return State.NOT_STARTED
    if met_at is not None:
        return State.MET_LATE if is_past(due_at, met_at) else State.MET
    if is_paused:
        return State.PAUSED
    if is_past(due_at, at):
        return State.OVERDUE
    return State.DUE_SOON if due_at is not None and at >= soon_from(began_at, due_at) else State.RUNNING


def is_past(due_at: datetime | None, at: datetime) -> bool:
    """The whole second that is due is in time."""
    return due_at is not None and at.replace(microsecond=0) > due_at


def soon_from(began_at: datetime, due_at: datetime) -> datetime:
    """From when it is soon due."""
    return due_at - (due_at - began_at) // SOON
