"""The rule of chasing: what one owner of one action is told on a day, if anything.

It asks nothing of the database, so that it can be read, and tested, as a whole.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON_DAYS = 14
ESCALATED_AFTER_DAYS = 14


class Chased(StrEnum):
    """Why somebody is told of an action, in the order in which a digest tells it."""

    ESCALATED = "escalated"
    OVERDUE = "overdue"
    ASKED = "asked"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Pace:
    """How many days before it is due an action is told of, and how many after that it is escalated."""

    soon_days: int = SOON_DAYS
    escalated_after_days: int = ESCALATED_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class Owed:
    """What the rule asks of an open action and one of its owners.

    ``answer_by`` is the day by which more was asked. ``answered_on`` is the day of the owner's last report that says
    how it goes (under way or held up), given since the action was last judged; ``is_done`` that the owner says it is.
    """

    due_by: date | None = None
    answer_by: date | None = None
    answered_on: date | None = None
    is_done: bool = False

    @property
    def last_day(self) -> date | None:
        """The day that counts: what was asked last goes before what was planned first."""
        return self.answer_by or self.due_by


def chased(owed: Owed, pace: Pace, live_on: date, on: date) -> Chased | None:
    """What an owner is told of an action on a day.

    An answer silences what was being said when it was given: before the last day it stops "due soon" and "more was
    asked", after it "overdue", and that for as long as it takes until escalation. Done stops for good.
    Nothing is escalated sooner after the partnership went live than it would be after the last day.
    """
    last_day = owed.last_day
    if last_day is None or owed.is_done:
        return None
    if on <= last_day:
        return _before(owed, pace, last_day, on)
    since = overdue_since(owed, pace)
    if since is None or on <= since:
        return None
    patience = timedelta(days=pace.escalated_after_days)
    return Chased.ESCALATED if on >= max(since, live_on) + patience else Chased.OVERDUE


def overdue_since(owed: Owed, pace: Pace) -> date | None:
    """The last day on which the owner was not behind: the last day, or the end of what a late answer gained."""
    last_day, answered_on = owed.last_day, owed.answered_on
    if last_day is None or answered_on is None or answered_on <= last_day:
        return last_day
    return answered_on + timedelta(days=pace.escalated_after_days)


def _before(owed: Owed, pace: Pace, last_day: date, on: date) -> Chased | None:
    if owed.answer_by is not None:
        return None if owed.answered_on else Chased.ASKED
    opens_on = last_day - timedelta(days=pace.soon_days)
    has_answered = owed.answered_on is not None and owed.answered_on >= opens_on
    return Chased.SOON if on >= opens_on and not has_answered else None
