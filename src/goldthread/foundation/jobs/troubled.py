"""Jobs that somebody should know of: failed, to be tried again, or stuck.

The queue forgets what was done, so whatever is here and was tried, or should have been, is in trouble. A job holds
numbers of records only; what it is for is told by its declaration.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from goldthread.foundation.jobs.job import JOBS, Declared
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import number

FAILED, STUCK, AGAIN = "failed", "stuck", "again"
STATES = ((FAILED, "Failed"), (STUCK, "Stuck"), (AGAIN, "Trying again"))

MAY_WAIT = timedelta(minutes=10)
"""Time within which a worker takes up what is due, also behind a long file."""

WORKER_MAY_BE_SILENT = timedelta(seconds=60)
"""The worker shows a sign of life each ten seconds."""

EVENTS_AT = "procrastinateevent__at"
STARTED = Q(procrastinateevent__type="started")

UNKNOWN = Declared("nobody", "Something that this version of Goldthread does not do", instead="It cannot be done.")


def troubled(at: datetime, *order: str) -> QuerySet[Any]:
    """Every such job with its ``state`` and ``tries``, when it was queued and last tried, and when it is tried next."""
    gone = Q(worker=None) | Q(worker__last_heartbeat__lt=at - timedelta(seconds=settings.STALLED_AFTER_SECONDS))
    waits = Q(status="todo", due_at__lt=at - MAY_WAIT)
    state = Case(
        When(status="failed", then=Value(FAILED)),
        When(Q(status="doing") & gone | waits, then=Value(STUCK)),
        When(status="todo", tries__gt=0, then=Value(AGAIN)),
    )
    # How often a worker began it is counted: the queue's own count goes up when somebody has it tried again, too.
    happened = ProcrastinateJob.objects.annotate(
        queued_at=Min(EVENTS_AT, filter=Q(procrastinateevent__type="deferred")),
        last_tried_at=Max(EVENTS_AT, filter=STARTED),
        tries=Count("procrastinateevent", filter=STARTED),
    )
    return (
        happened.annotate(due_at=Coalesce("scheduled_at", "queued_at"))
        .annotate(state=state, next_try_at=Case(When(status="todo", then=F("due_at"))))
        .exclude(state=None)
        .order_by(*order, "-pk")
    )


def of_space(jobs: QuerySet[Any], space: Space) -> QuerySet[Any]:
    """Those that work for one space. The queue has no wall: it is asked by the number that each job carries."""
    return jobs.filter(args__space_id=space.pk)


def states_by_space(at: datetime) -> list[tuple[int | None, str]]:
    """The space and the state of each job that waits for somebody to decide."""
    waiting = Q(state=FAILED) | Q(state=STUCK)
    return list(troubled(at).filter(waiting).values_list("args__space_id", "state"))


def declared(job: ProcrastinateJob) -> Declared:
    """What is said of the job."""
    return JOBS.get(job.task_name, UNKNOWN)


def about(job: ProcrastinateJob) -> str:
    """Which record it is about, as "message 12"; nothing for a job of the house."""
    named = {key.removesuffix("_id"): value for key, value in job.args.items() if key.endswith("_id")}
    return ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in named.items() if key not in ("space", "user"))


def state_words(job: Any) -> str:
    return dict(STATES)[job.state]


def how_many(at: datetime) -> str:
    """ "2 failed, 1 stuck", for a line that tells no more."""
    states = [state for _, state in states_by_space(at)]
    counts = [f"{number(states.count(state))} {state}" for state in (FAILED, STUCK) if state in states]
    return ", ".join(counts) or "none failed or stuck"


def worker_lives(at: datetime) -> bool:
    """Whether some worker showed a sign of life of late."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=at - WORKER_MAY_BE_SILENT).exists()
