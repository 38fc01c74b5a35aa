"""Put a job that is in trouble back in the queue, or take it out."""

from datetime import datetime

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.job import JOBS
from goldthread.foundation.jobs.troubled import declared, troubled

GONE = "This job is no longer in trouble: it was done, given up or is being tried now."


def held(number: int, at: datetime, space_id: int | None = None) -> ProcrastinateJob:
    """The job, locked, if it is still in trouble and, where a space is given, works for that. Raise Refused."""
    locked = ProcrastinateJob.objects.filter(pk=number).select_for_update(of=("self",), skip_locked=True).first()
    found = troubled(at).filter(pk=number).first() if locked else None
    if found is None or (space_id is not None and found.args.get("space_id") != space_id):
        raise Refused(GONE)
    return found


def put_back(job: ProcrastinateJob, at: datetime) -> None:
    """Have it done now, once more. Raise Refused where that would do nothing."""
    said = declared(job)
    if said.instead:
        raise Refused(said.instead)
    if said.repeats:
        raise Refused("It repeats by itself, so there is no need.")
    if job.status == "todo":
        with connection.cursor() as cursor:
            cursor.execute("update procrastinate_jobs set scheduled_at = %s where id = %s", [at, job.pk])
    else:
        app.job_manager.retry_job_by_id(job.pk, retry_at=at)


def take_out(job: ProcrastinateJob) -> None:
    """Forget it; of one that repeats, every failure there is."""
    with connection.cursor() as cursor:
        if declared(job).repeats and job.status == "failed":
            cursor.execute("delete from procrastinate_jobs where task_name = %s and status = 'failed'", [job.task_name])
        else:
            cursor.execute("delete from procrastinate_jobs where id = %s", [job.pk])


def tell_those_who_wait(job: ProcrastinateJob) -> None:
    """Let the part whose job it is say that it is given up. To be called inside a command about its space."""
    said = JOBS.get(job.task_name)
    if said and said.given_up:
        said.given_up(**job.args)
