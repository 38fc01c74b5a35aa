"""Open the wall for a piece of work: who acts, which spaces are read, which one is written.

A passage lasts until its block ends, inside one transaction. Opening one inside another narrows or
moves it for the inner block only. Nothing is readable without a passage.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import local

from django.conf import settings
from django.db import ProgrammingError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

from goldthread.foundation.wall.key import wall_key

SYSTEM_ACTOR = 0
"""Stands for the program itself (the worker, the command line); no account has this number."""

HOUSE = 0
"""Stands in the trail for what belongs to no space: accounts."""


@dataclass(frozen=True)
class Passage:
    """What is open now. ``reading`` are space numbers; ``writing`` is one of them or nothing."""

    actor: int
    reading: frozenset[int] = frozenset()
    writing: int | None = None
    doing: str = ""
    request: str = ""

    def signed_for(self, nonce: str) -> str:
        """Return the text that opens exactly this much on the connection named by ``nonce``."""
        reading = ",".join(str(space) for space in sorted(self.reading))
        parts = [nonce, str(self.actor), str(self.writing or ""), reading, self.doing, self.request]
        message = ":".join(part.replace(":", "-") for part in parts)
        return f"{message}:{hmac.new(wall_key(), message.encode(), hashlib.sha256).hexdigest()}"


_open = local()


def current_passage() -> Passage | None:
    """The passage that is open in this thread, or nothing."""
    stack = getattr(_open, "stack", None)
    return stack[-1] if stack else None


@contextmanager
def opened(
    *, actor: int, reading: Iterable[int] = (), writing: int | None = None, doing: str = "", request: str = ""
) -> Iterator[Passage]:
    """Open the wall inside one transaction; what is written must also be read."""
    before = current_passage()
    spaces = frozenset(reading) | (frozenset() if writing is None else {writing})
    passage = Passage(actor, spaces, writing, doing, request or (before.request if before else ""))
    stack = _open.__dict__.setdefault("stack", [])
    is_inside = connection.in_atomic_block
    with transaction.atomic():
        _set(passage)
        stack.append(passage)
        try:
            yield passage
        finally:
            stack.pop()
            # A transaction that ends takes the setting back by itself; one that goes on must be told.
            if is_inside and _is_sound():
                _set(before)


def _is_sound() -> bool:
    driver = connection.connection
    return (
        driver is not None
        and driver.info.transaction_status is TransactionStatus.INTRANS
        and not connection.needs_rollback
    )


def _set(passage: Passage | None) -> None:
    connection.ensure_connection()
    if not hasattr(connection, "wall_nonce"):
        raise ProgrammingError("No wall has been raised in this database: run goldthread migrate.")
    text = passage.signed_for(connection.wall_nonce) if passage else ""
    # Through the driver itself, so that the text travels as a parameter and never shows in a list of queries.
    connection.connection.execute("select set_config('goldthread.wall', %s, true)", [text])


def greet(sender: object, connection: BaseDatabaseWrapper, **_: object) -> None:
    """Name a new connection of the web role; refuse nothing, since before the first migration there is no wall."""
    if connection.vendor != "postgresql" or connection.settings_dict["USER"] != settings.WEB_ROLE:
        return
    with connection.cursor() as cursor:
        cursor.execute("select to_regprocedure('wall_greet()') is not null")
        if cursor.fetchone()[0]:
            cursor.execute("select wall_greet()")
            connection.wall_nonce = cursor.fetchone()[0]  # type: ignore[attr-defined]
