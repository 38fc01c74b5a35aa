"""The house's own jobs: seal the trail, take up what a killed worker left, forget what failed long ago.

That the worker lives shows without a job: the queue itself notes a sign of life of each worker.
"""

import logging
from datetime import datetime

from asgiref.sync import async_to_sync
from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job, Status

from goldthread.foundation.access.standing import System
from goldthread.foundation.jobs.commands import end_job
from goldthread.foundation.jobs.job import job
from goldthread.foundation.jobs.progress import forget_old_progress
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.keys import key_in_use
from goldthread.foundation.trail.sealing import seal_trail
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

log = logging.getLogger("goldthread.job")

REPEATS = "nobody: it repeats by itself"
RESCUER = System("what a stopped worker left taken up")

MOST_TAKEN_UP = 5
"""Times that one job is taken up: one that kills its worker each time must not do so for ever."""

FAILURES_KEPT_HOURS = 90 * 24


@job(access=REPEATS, does="Seal the trail", every="* * * * * */10", retry=None)
def seal(*, at: datetime) -> None:
    """Chain and sign what has been written to the trail since the last time."""
    if settings.TRAIL_KEY_FILE:
        with key_in_use(settings.TRAIL_KEY_FILE) as key:
            seal_trail(key, settings.TRAIL_WITNESS_FILE)


@job(access=REPEATS, does="Take up what a stopped worker left", every="* * * * * */15", alone=False, retry=None)
def take_up_what_stalled(*, at: datetime) -> None:
    """Put back in the queue what a worker began and, being gone, will not finish.

    It must not wait for another of its kind: that one may be what was killed, and nothing else would free it.
    """
    manager = app.job_manager
    finish, again = async_to_sync(manager.finish_job), async_to_sync(manager.retry_job)
    left = async_to_sync(manager.get_stalled_jobs)(seconds_since_heartbeat=settings.STALLED_AFTER_SECONDS)
    for stalled in left:
        if stalled.queueing_lock:
            # It repeats, and the next of its kind waits behind this one: to queue both is not allowed, nor needed.
            finish(stalled, status=Status.FAILED, delete_job=True)
        elif stalled.attempts >= MOST_TAKEN_UP:
            # First those who wait for it are told: killed in between, it is found here once more.
            try:
                _tell_of(stalled, at)
            except Exception:
                log.exception("those who wait for job %s could not be told that it is given up", stalled.id)
            finish(stalled, status=Status.FAILED, delete_job=False)
        else:
            again(stalled)


@job(access=REPEATS, does="Forget jobs that failed long ago", every="17 4 * * *", retry=None)
def forget_old_failures(*, at: datetime) -> None:
    """Remove jobs that failed, once they are too old to learn from, and what a killed worker left of how far it was."""
    async_to_sync(app.job_manager.delete_old_jobs)(nb_hours=FAILURES_KEPT_HOURS, include_failed=True)
    forget_old_progress(at)


def _tell_of(stalled: Job, at: datetime) -> None:
    """Let whoever waits for it in its space know that it will not be done."""
    assert stalled.id is not None  # it comes from the queue
    found = ProcrastinateJob.objects.filter(pk=stalled.id).first()
    if found is None or "space_id" not in found.args:
        return
    with opened(actor=SYSTEM_ACTOR, reading=[found.args["space_id"]]):
        space = Space.objects.filter(pk=found.args["space_id"]).first()
    if space is not None:
        end_job(space=space, number=found.pk, by=RESCUER, at=at)
