"""A job that was not done is tried again or given up."""

from datetime import datetime

from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.jobs.models import JobDecision
from goldthread.foundation.jobs.queue import held, put_back, take_out, tell_those_who_wait
from goldthread.foundation.jobs.troubled import about
from goldthread.foundation.spaces.models import Space


@command(Can.MANAGE_JOBS, event="job tried again", about="space")
def try_job_again(*, space: Space, number: int, by: Actor, at: datetime) -> JobDecision:
    """What stood in its way was mended: it is done once more, now."""
    job = held(number, at, space.pk)
    put_back(job, at)
    return _noted(space, job, JobDecision.Decision.AGAIN, by, at)


@command(Can.MANAGE_JOBS, event="job given up", about="space")
def give_job_up(*, space: Space, number: int, by: Actor, at: datetime) -> JobDecision:
    """It is not to be done any more."""
    job = held(number, at, space.pk)
    tell_those_who_wait(job)
    take_out(job)
    return _noted(space, job, JobDecision.Decision.GIVEN_UP, by, at)


@command(Can.BE_THE_PROGRAM, event="job ended that stopped its worker each time", about="space")
def end_job(*, space: Space, number: int, by: Actor, at: datetime) -> Space:
    """It is not taken up again, so nobody waits for it any more. It stays with those that failed, to be looked at.

    Nothing where its worker lived after all, and is done with it.
    """
    rows = ProcrastinateJob.objects.filter(pk=number, status=Status.DOING.value)
    job = rows.select_for_update(of=("self",), skip_locked=True).first()
    if job is not None:
        tell_those_who_wait(job)
    return space


def _noted(space: Space, job: ProcrastinateJob, decision: JobDecision.Decision, by: Actor, at: datetime) -> JobDecision:
    return JobDecision.objects.create(
        space=space,
        job_number=job.pk,
        job_name=job.task_name,
        about=about(job),
        decision=decision,
        decided_by_id=account_of(by),
        decided_at=at,
    )
