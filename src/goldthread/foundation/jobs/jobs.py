"""The house's own jobs: seal the trail, show that the worker lives, take up what a killed worker left."""

from datetime import datetime, timedelta

from asgiref.sync import async_to_sync
from django.conf import settings
from procrastinate.contrib.django import app

from goldthread.foundation.jobs.job import job
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.sealing import seal_trail

STALLED_AFTER = timedelta(minutes=2)


@job(access="nobody: it repeats by itself", every="* * * * * */10", retry=None)
def seal(*, at: datetime) -> None:
    """Chain and sign what has been written to the trail since the last time."""
    if settings.TRAIL_KEY_FILE:
        seal_trail(TrailKey.read(settings.TRAIL_KEY_FILE), settings.TRAIL_WITNESS_FILE)


@job(access="nobody: it repeats by itself", every="* * * * *", retry=None)
def take_up_what_stalled(*, at: datetime) -> None:
    """Put back in the queue what a worker began and, being gone, will not finish."""
    async_to_sync(_retry_stalled)()


async def _retry_stalled() -> None:
    manager = app.job_manager
    for stalled in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER.total_seconds()):
        await manager.retry_job(stalled)
