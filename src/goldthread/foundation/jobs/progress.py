"""How far a long job is, for the page that waits for it.

The work is done in one transaction, of which nobody sees anything before it ends. So how far it is goes over a
connection of its own, a few times a minute at most, and is gone when the work is over, however it ended.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from goldthread.foundation.jobs.models import Progress
from goldthread.foundation.ui.words import plural

log = logging.getLogger("goldthread.job")

TOLD_EVERY = 2.0
"""Seconds between two notes: work is not to wait for them."""

TELLS_AFTER = timedelta(seconds=10)
"""How long work went on before its pace tells anything."""

STANDS_STILL_AFTER = timedelta(minutes=2)
KEPT_FOR = timedelta(days=1)

Tell = Callable[[int, int], None]
"""Called with how many are done and of how many."""


@dataclass(frozen=True)
class HowFar:
    """What the page shows. ``stands_still`` means that nothing was noted for some time.

    ``left`` says how long the rest takes if it goes on as fast as it went, and nothing before that can be told.
    """

    done: int
    of: int
    noted_at: datetime
    stands_still: bool
    left: str = ""


def quietly(done: int, of: int) -> None:
    """For work that nobody waits for on a page."""


@contextmanager
def told(piece: str) -> Iterator[Tell]:
    """Give what a job calls as it goes on. ``piece`` names the work for ``how_far``."""
    beside = connections.create_connection("default")
    last = -TOLD_EVERY

    def tell(done: int, of: int) -> None:
        nonlocal last
        if monotonic() - last >= TOLD_EVERY:
            last = monotonic()
            _beside_the_work(beside, lambda: _note(beside, piece, done, of))

    try:
        yield tell
    finally:
        _beside_the_work(beside, lambda: _forget(beside, piece))
        beside.close()


def how_far(piece: str, at: datetime) -> HowFar | None:
    """How far the work is; nothing before it has begun and after it has ended."""
    found = Progress.objects.filter(piece=piece).first()
    if found is None:
        return None
    stands_still = at - found.noted_at > STANDS_STILL_AFTER
    return HowFar(found.done, found.of, found.noted_at, stands_still, "" if stands_still else _left(found))


def _left(found: Progress) -> str:
    went_on = found.noted_at - found.begun_at if found.begun_at else timedelta()
    if not found.done or went_on < TELLS_AFTER:
        return ""
    minutes = round(went_on / found.done * (found.of - found.done) / timedelta(minutes=1))
    return f"About {plural(minutes, 'minute')}" if minutes else "Less than a minute"


def forget_old_progress(at: datetime) -> None:
    """What workers left behind that were killed and whose work nobody took up."""
    Progress.objects.filter(noted_at__lt=at - KEPT_FOR).delete()


def _beside_the_work(beside: BaseDatabaseWrapper, write: Callable[[], None]) -> None:
    """How far it is must not spoil the work itself: what cannot be noted is left out, and said in the log."""
    try:
        write()
    except DatabaseError:
        log.warning("how far a job is could not be noted")
        beside.close()


def _note(beside: BaseDatabaseWrapper, piece: str, done: int, of: int) -> None:
    with beside.cursor() as cursor:
        cursor.execute(
            "insert into job_progress as before (piece, done, of, noted_at, begun_at) values (%s, %s, %s, now(), now())"
            " on conflict (piece) do update set done = excluded.done, of = excluded.of, noted_at = excluded.noted_at,"
            " begun_at = case when excluded.done = 0 or excluded.done < before.done then excluded.begun_at"
            " else before.begun_at end",
            [piece, done, of],
        )


def _forget(beside: BaseDatabaseWrapper, piece: str) -> None:
    with beside.cursor() as cursor:
        cursor.execute("delete from job_progress where piece = %s", [piece])
