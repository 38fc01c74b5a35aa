"""The house's own jobs: seal the trail, take up what a killed worker left, forget what failed long ago.

That the worker lives shows without a job: the queue itself notes a sign of life of each worker.
"""

from datetime import datetime

from asgiref.sync import async_to_sync
from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from goldthread.foundation.jobs.job import job
from goldthread.foundation.jobs.progress import forget_old_progress
from goldthread.foundation.trail.keys import key_in_use
from goldthread.foundation.trail.sealing import seal_trail

REPEATS = "nobody: it repeats by itself"

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
    async_to_sync(_take_up)()


@job(access=REPEATS, does="Forget jobs that failed long ago", every="17 4 * * *", retry=None)
def forget_old_failures(*, at: datetime) -> None:
    """Remove jobs that failed, once they are too old to learn from, and what a killed worker left of how far it was."""
    async_to_sync(app.job_manager.delete_old_jobs)(nb_hours=FAILURES_KEPT_HOURS, include_failed=True)
    forget_old_progress(at)


async def _take_up() -> None:
    manager = app.job_manager
    for stalled in await manager.get_stalled_jobs(seconds_since_heartbeat=settings.STALLED_AFTER_SECONDS):
        if stalled.queueing_lock:
            # It repeats, and the next of its kind waits behind this one: to queue both is not allowed, nor needed.
            await manager.finish_job(stalled, status=Status.FAILED, delete_job=True)
        elif stalled.attempts >= MOST_TAKEN_UP:
            await manager.finish_job(stalled, status=Status.FAILED, delete_job=False)
        else:
            await manager.retry_job(stalled)
