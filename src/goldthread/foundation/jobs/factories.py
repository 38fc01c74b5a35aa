"""Jobs for tests, brought into a state as the queue itself would."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection, connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from goldthread.foundation.jobs.jobs import MOST_TAKEN_UP

DELIVER = "goldthread.foundation.messages.jobs.deliver"


def a_job(task: str = DELIVER, **numbers: int) -> int:
    """One that waits; its number. The queue notes by itself when it was put there, begun and ended."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, args) values ('default', %s, %s) returning id",
            [task, json.dumps(numbers)],
        )
        (number,) = cursor.fetchone()
    return int(number)


def begun(number: int) -> int:
    """By a worker that is gone."""
    return _changed(number, "status = 'doing'")


def taken_up_often(number: int) -> int:
    """As often as one is taken up, and begun once more by a worker that is gone."""
    return _changed(begun(number), f"attempts = {MOST_TAKEN_UP}")


def failed(number: int) -> int:
    """Tried and given up by the queue."""
    return _changed(begun(number), "status = 'failed', attempts = attempts + 1")


def to_be_tried_again(number: int, minutes: int = 5) -> int:
    """Tried, and waiting for the next try."""
    return _changed(
        begun(number), f"status = 'todo', attempts = attempts + 1, scheduled_at = now() + interval '{minutes} minutes'"
    )


def work_once(*, patience: float = 30) -> None:
    """A worker that does what is due and stops; in a thread of its own, since a browser's driver holds this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_work).result(patience)


def _work() -> None:
    with app.replace_connector(DjangoConnector().get_worker_connector()) as working:
        working.run_worker(
            wait=False, delete_jobs="successful", install_signal_handlers=False, task_middleware=[_closing]
        )
    connections.close_all()


def _closing(job: Callable[[], Any], *_: Any) -> Any:
    """A thread of the worker leaves no connection behind, so that the test database can be emptied."""
    try:
        return job()
    finally:
        connections.close_all()


def _changed(number: int, how: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"update procrastinate_jobs set {how} where id = %s", [number])
    return number
