"""Declare a job: work that the worker does later. Like every door, a job says who may cause it.

A job is put in the queue inside the transaction that causes it and is done after it commits; if the
transaction is undone, so is the job. Its arguments are numbers of records, never what they hold. The
worker is killed as often as it likes: a job that was begun and not finished is taken up again, so each
job must bear being done twice.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

JOBS: dict[str, str] = {}
"""Every job there is and who may cause it: guards walk it."""

PATIENCE = RetryStrategy(max_attempts=6, exponential_wait=4)
"""Six tries, the last about an hour and a half after the first."""


def job(
    *, access: str, every: str | None = None, retry: RetryStrategy | None = PATIENCE
) -> Callable[[Callable[..., None]], Task]:
    """Make a function a job. ``access`` says who may cause it; ``every`` repeats it (cron, seconds last).

    The function gets ``at``, taken once when it starts. Raise TypeError if ``access`` says nothing.
    """
    if not access.strip():
        raise TypeError("a job must say who may cause it")

    def declare(function: Callable[..., None]) -> Task:
        name = f"{function.__module__}.{function.__name__}"
        JOBS[name] = access

        @wraps(function)
        def run(*numbers: Any, timestamp: int | None = None, **ids: Any) -> None:
            function(*numbers, **ids, at=timezone.now())

        task = app.task(run, name=name, retry=retry, queue="default")
        return app.periodic(cron=every)(task) if every else task

    return declare
