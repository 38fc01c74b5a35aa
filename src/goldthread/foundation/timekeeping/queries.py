"""Which clocks there are, as lists and pages show them."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.clocks import State
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.models import COUNTS_AS_LATE, BreachReason, Clock, ClockQuerySet
from goldthread.foundation.timekeeping.subjects import to_be_acknowledged_by, to_be_explained_by
from goldthread.foundation.your_work.waiting import AHEAD


def running_in(space: Space, standing: Standing, at: datetime) -> ClockQuerySet:
    """Every clock of a space that runs and of which lists tell a person, each with its state. Imported history is told
    on the pages of its cases alone.
    """
    return Clock.objects.listed_to(standing).filter(COUNTS_AS_LATE, space=space).running().with_state(at)


def clocks_of(space_id: int, subject_kind: str, subject_id: int, at: datetime) -> list[Clock]:
    """The clocks of a subject, for its own page: what runs is in front, due first, and what is over comes last.

    Whoever shows the subject has asked already who may see it.
    """
    rows = Clock.objects.of(space_id, subject_kind, subject_id).with_state(at).order_by("began_at", "pk")
    return sorted(rows, key=lambda one: (bool(one.met_at or one.cancelled_at), one.due_at is None, one.due_at or at))


def unexplained(space_id: int, subject_kind: str, subject_id: int, at: datetime) -> ClockQuerySet:
    """The clocks of a subject that run, are overdue and counted so, and of which nobody said why."""
    is_late = Q(state=State.OVERDUE.value, breach_reasons=None)
    return owed_still(space_id, subject_kind, subject_id, at).filter(is_late)


def owed_still(space_id: int, subject_kind: str, subject_id: int, at: datetime) -> ClockQuerySet:
    """The clocks of a subject that run and are counted, due first."""
    rows = Clock.objects.of(space_id, subject_kind, subject_id).running().with_state(at)
    return rows.filter(COUNTS_AS_LATE).order_by("due_at", "pk")


def explained_of(clock: Clock, *, to_change: bool = False) -> list[BreachReason]:
    """Why a clock was late, as each who owes it said it, the first in front. For a command that goes by it, as it
    stays until that is kept: whoever stands in acknowledges one without a lock on the clock.
    """
    rows = BreachReason.objects.filter(space_id=clock.space_id, clock=clock).select_related("agency")
    if to_change:
        rows = rows.select_for_update(of=("self",))
    return list(rows.order_by("explained_at", "pk"))


def running_out(standing: Standing, at: datetime) -> ClockQuerySet:
    """What is overdue, or due within the time that the first page looks ahead, and whose subject a person records on,
    due first. Of what stands nobody knows when it is due.
    """
    until = end_of(timezone.localdate(at) + AHEAD)
    stands = Q(state=State.PAUSED.value)
    near = to_be_explained_by(standing).running().with_state(at).filter(COUNTS_AS_LATE, ~stands, due_at__lt=until)
    return near.order_by("due_at", "pk")


def to_acknowledge(standing: Standing, at: datetime) -> QuerySet[BreachReason]:
    """What others explained, is late still and waits for somebody who manages the work, the oldest in front."""
    clocks = to_be_acknowledged_by(standing).late(at)
    waiting = BreachReason.objects.filter(acknowledged_at=None, clock__in=clocks.values("pk"))
    return waiting.exclude(explained_by=standing.account).order_by("explained_at", "pk")
