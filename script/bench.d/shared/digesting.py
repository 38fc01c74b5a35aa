"""A week's digests in a process of their own, so that its memory is theirs and it can be killed."""

import os
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from goldthread.foundation.chasing.jobs import batches, send_batch, written_down

from .post import received

POST = "shared.post.Post"


def whole_week(week: date) -> dict[str, Any]:
    """Every batch, one after the other, as one worker does them."""
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_send_week, args=(there, week), daemon=True)
    connections.close_all()
    process.start()
    answer = here.recv()
    process.join()
    return answer


def killed_after(week: date, letters: int) -> int:
    """The same, but its process is killed (-9) once so many letters have gone. Gives how many had."""
    here, there = get_context("spawn").Pipe()
    before = len(received())
    process = get_context("spawn").Process(target=_send_week, args=(there, week), daemon=True)
    connections.close_all()
    process.start()
    while len(received()) - before < letters and process.is_alive():
        time.sleep(0.01)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    here.close()
    return len(received()) - before


def statements_of_a_batch(week: date) -> tuple[int, int]:
    """Of the first batch: statements that work it out and write it down, and letters that are then to be sent."""
    settings.EMAIL_BACKEND = POST
    first, last = batches()[0]
    with _counting() as count:
        waiting, _ = written_down(week, first, last, timezone.now())
    return count(), len(waiting)


def _send_week(pipe: Connection, week: date) -> None:
    settings.EMAIL_BACKEND = POST
    at, began = timezone.now(), time.perf_counter()
    for first, last in batches():
        send_batch(week, first, last, at)
    seconds = time.perf_counter() - began
    pipe.send(
        {"seconds": round(seconds, 1), "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}
    )


@contextmanager
def _counting() -> Iterator[Callable[[], int]]:
    asked: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield lambda: len(asked)
