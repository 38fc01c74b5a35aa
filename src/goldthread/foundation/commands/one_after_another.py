"""For tests: of two who act at one moment, the second waits for the first, and then sees what the first did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

from django.db import connection, transaction

from goldthread.foundation.commands.refusals import Refused

LONG_ENOUGH, AT_MOST = 0.7, 15
"""Seconds in which the second would have ended if it waited for nothing; and after which a test gives up."""


def second_waits(first: Callable[[], Any], second: Callable[[], Any]) -> str:
    """Begin ``second`` while ``first`` is done and not yet kept. What the second was refused with, or "done"."""

    def in_its_own_connection() -> str:
        try:
            second()
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(1) as beside:
        with transaction.atomic():
            first()
            answer = beside.submit(in_its_own_connection)
            wait([answer], LONG_ENOUGH)
            assert not answer.done(), f"It did not wait: {answer.result(0)}"
        return answer.result(AT_MOST)
