"""Declare a job: work that the worker does later. Like every door, a job says who may cause it.

A job is put in the queue inside the transaction that causes it and is done after it commits; if the
transaction is undone, so is the job. Its arguments are numbers of records, never what they hold. The
worker is killed as often as it likes: a job that was begun and not finished is taken up again, so each
job must bear being done twice.
"""

import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from time import perf_counter
from typing import Any

from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

log = logging.getLogger("goldthread.job")


@dataclass(frozen=True)
class Declared:
    """What is said of a job.

    ``does`` is what it is for, in words for people who run a partnership. ``instead`` says what helps where doing
    the same job again would not. ``given_up`` is called with the numbers of the job inside the command
    that gives it up, or that ends it because it stopped its worker each time, so that what waits for it waits no
    longer.
    """

    access: str
    does: str
    repeats: bool = False
    instead: str = ""
    given_up: Callable[..., None] | None = None


JOBS: dict[str, Declared] = {}
"""Every job there is and what is said of it: guards walk it."""

MOST_TRIES = 7
PATIENCE = RetryStrategy(max_attempts=MOST_TRIES - 1, exponential_wait=4)
"""Seven tries, the last about an hour and a half after the first. The queue counts only those after the first."""


def job(
    *,
    access: str,
    does: str,
    every: str | None = None,
    alone: bool = True,
    retry: BaseRetryStrategy | None = PATIENCE,
    instead: str = "",
    given_up: Callable[..., None] | None = None,
) -> Callable[[Callable[..., None]], Task]:
    """Make a function a job; see ``Declared``. ``every`` repeats it (cron, seconds last).

    The function gets ``at``, taken once when it starts. A job that repeats waits in the queue at most once, and
    ``alone`` lets none begin before another has ended, or was taken up after its worker was killed.
    Raise TypeError if ``access`` or ``does`` says nothing or the function takes anything but keywords and ``at``.
    """
    if not access.strip():
        raise TypeError("a job must say who may cause it")
    if not does.strip():
        raise TypeError("a job must say what it is for")

    def declare(function: Callable[..., None]) -> Task:
        _check_signature(function)
        name = f"{function.__module__}.{function.__name__}"
        JOBS[name] = Declared(access, does, bool(every), instead, given_up)
        run = _run(function, name, logging.DEBUG if every else logging.INFO)
        once = name if every else None
        lock = once if alone else None
        task: Task = app.task(name=name, retry=retry or False, queue="default", lock=lock, queueing_lock=once)(run)
        return app.periodic(cron=every)(task) if every else task

    return declare


def _run(function: Callable[..., None], name: str, level: int) -> Callable[..., None]:
    """What the worker calls: the moment is taken once, and one line tells how it went."""

    @wraps(function)
    def run(*, timestamp: int | None = None, **ids: Any) -> None:
        _logged(name, lambda: function(**ids, at=timezone.now()), level)

    return run


def _check_signature(function: Callable[..., None]) -> None:
    parameters = inspect.signature(function).parameters.values()
    if any(one.kind is not inspect.Parameter.KEYWORD_ONLY for one in parameters) or "at" not in {
        one.name for one in parameters
    }:
        raise TypeError(f"{function.__name__}: a job takes keywords only, among them at")


def _logged(name: str, work: Callable[[], None], level: int) -> None:
    """One line for each job: its name and how long it took. A line of the queue's own follows a failure.

    What repeats every few seconds is only worth a line when somebody looks for it.
    """
    started = perf_counter()
    outcome = "failed"
    try:
        work()
        outcome = "done"
    finally:
        facts = {"job": name, "ms": round((perf_counter() - started) * 1000, 1)}
        log.log(level, f"job {outcome}", extra={"facts": facts})
