"""Jobs that were not done, in every space and in none; have one tried again, or give it up."""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.doors.command_line.declaring import OPERATOR, json_option, now, operator, show
from goldthread.doors.command_line.ending import MISUSED, WRONG, fail
from goldthread.foundation.jobs.commands import give_job_up, try_job_again
from goldthread.foundation.jobs.queue import held, put_back, take_out
from goldthread.foundation.jobs.troubled import FAILED, STATES, about, declared, troubled
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import plural

log = logging.getLogger("goldthread.job")


@operator(
    "jobs",
    prints="a list, each with `number`, `what` (it is for), `job` (its name), `space` (the short name, or null),"
    " `about` (which record), `state` (failed, stuck or again), `times` (of one that repeats: how often it failed),"
    " `tries`, `queued_at`, `last_tried_at`, `next_try_at`, and `instead`, what helps where another try would not",
    ends={WRONG: "the job is no longer in trouble, or another try would do nothing"},
)
@click.option("--again", metavar="NUMBER", type=int, help="Have this one tried again now.")
@click.option("--give-up", metavar="NUMBER", type=int, help="Give this one up; of one that repeats, all its failures.")
@json_option
def jobs_command(again: int | None, give_up: int | None, as_json: bool) -> None:
    """List jobs that failed, are stuck, or will be tried again; or decide about one, and list what is left.

    A job of a partnership can be decided about on its page of jobs, too. Example: goldthread jobs --again 12
    """
    if again is not None and give_up is not None:
        fail("Say either --again or --give-up, not both.", MISUSED)
    at = now()
    spaces = {space.pk: space for space in every_space()}
    if again is not None:
        _decide(again, spaces, at, is_again=True)
    if give_up is not None:
        _decide(give_up, spaces, at, is_again=False)
    data = [_as_data(job, times, spaces) for job, times in _each_once(at)]
    show(data, as_json, [_words(one) for one in data] or ["Every job was done."])


def _decide(number: int, spaces: dict[int, Space], at: datetime, *, is_again: bool) -> None:
    """By the command of its space; of a job of the house, which is in no space's trail, a line of the log tells."""
    with transaction.atomic():
        job = held(number, at)
        space = spaces.get(job.args.get("space_id", 0))
        if space:
            decide = try_job_again if is_again else give_job_up
            decide(space=space, number=number, by=OPERATOR, at=at)
        elif is_again:
            put_back(job, at)
        else:
            take_out(job)
    said = "job tried again" if is_again else "job given up"
    log.info(said, extra={"facts": {"job": job.task_name, "number": number}})


def _each_once(at: datetime) -> Iterator[tuple[ProcrastinateJob, int]]:
    """The newest first; the failures of a job that repeats are one line with their number."""
    found = list(troubled(at, "-last_tried_at"))
    seen: set[str] = set()
    for job in found:
        if not (declared(job).repeats and _state(job) == FAILED):
            yield job, 1
        elif job.task_name not in seen:
            seen.add(job.task_name)
            yield job, sum(other.task_name == job.task_name and _state(other) == FAILED for other in found)


def _as_data(job: Any, times: int, spaces: dict[int, Space]) -> dict[str, Any]:
    space = spaces.get(job.args.get("space_id", 0))
    return {
        "number": job.pk,
        "what": declared(job).does,
        "job": job.task_name,
        "space": space.slug if space else None,
        "about": about(job),
        "state": job.state,
        "times": times,
        "tries": job.tries,
        "queued_at": job.queued_at,
        "last_tried_at": job.last_tried_at,
        "next_try_at": job.next_try_at,
        "instead": declared(job).instead,
    }


def _state(job: Any) -> str:
    return str(job.state)


def _words(one: dict[str, Any]) -> str:
    where = f" of {one['space']}" if one["space"] else ""
    named = f"{one['what']} ({one['about']}{where})" if one["about"] else one["what"]
    state = dict(STATES)[one["state"]].lower()
    often = f", {one['times']} times" if one["times"] > 1 else ""
    tries = plural(one["tries"], "try", "tries")
    follows = f", next at {one['next_try_at']:%Y-%m-%d %H:%M} UTC" if one["next_try_at"] else ""
    return f"{one['number']}  {named}: {state}{often}, {tries}{follows}"
