"""Is the program able to do its work? Each question is asked by itself, and none tells more than a state."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Min
from procrastinate.contrib.django.models import ProcrastinateWorker

from goldthread.foundation.backups.marking import is_marked
from goldthread.foundation.files.scanner import Scanner, ScannerSilent, is_stale, known_since
from goldthread.foundation.jobs.troubled import WORKER_MAY_BE_SILENT, how_many
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

TRAIL_MAY_LAG = timedelta(minutes=2)
"""The worker seals each ten seconds; a large load may take it a minute."""


SCANNER_ANSWERS_WITHIN = 2.0
"""Seconds: whoever watches over the program asks every few seconds and waits no longer."""


@dataclass(frozen=True)
class State:
    """The answer to one question. ``seconds`` is an age, where there is one."""

    ok: bool
    state: str
    seconds: int | None = None


def readiness(at: datetime) -> dict[str, Any]:
    """Every answer, and whether all of them are good."""
    states = {name: _asked(question, at) for name, question in QUESTIONS.items()}
    return {
        "ready": all(state.ok for state in states.values()),
        "checks": {name: asdict(state) for name, state in states.items()},
    }


def _asked(question: Callable[[datetime], State], at: datetime) -> State:
    try:
        return question(at)
    except (DatabaseError, InterfaceError):
        return State(False, "the database does not answer")


def _database(at: datetime) -> State:
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return State(True, "answers")


def _migrations(at: datetime) -> State:
    missing = _migrations_there_must_be() - set(MigrationRecorder(connection).applied_migrations())
    return State(not missing, "missing" if missing else "all applied")


@cache
def _migrations_there_must_be() -> frozenset[tuple[str, str]]:
    """The last migration of each app, as the program carries it."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def _restore(at: datetime) -> State:
    with connection.cursor() as cursor:
        unfinished = is_marked(cursor)
    return State(not unfinished, "not finished" if unfinished else "none under way")


def _wall(at: datetime) -> State:
    """A process that was not restarted before a change of the key was finished finds nothing, and says so here."""
    with opened(actor=SYSTEM_ACTOR), connection.cursor() as cursor:
        cursor.execute("select wall_actor() is not null")
        (takes_our_key,) = cursor.fetchone()
    return State(takes_our_key, "takes our key" if takes_our_key else "does not take our key")


def _worker(at: datetime) -> State:
    seen = ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]
    if seen is None:
        return State(False, "none is running")
    silent = max(at - seen, timedelta())
    ok = silent <= WORKER_MAY_BE_SILENT
    return State(ok, "lives" if ok else "silent", int(silent.total_seconds()))


def _jobs(at: datetime) -> State:
    """A job that failed is no reason to send requests elsewhere: it is told, and goldthread jobs says more."""
    return State(True, how_many(at))


def _sealer(at: datetime) -> State:
    oldest = _oldest_unsealed()
    lag = max(at - oldest, timedelta()) if oldest else timedelta()
    seconds = int(lag.total_seconds())
    if not settings.TRAIL_KEY_FILE:
        return State(False, "no key to seal with", seconds)
    ok = lag <= TRAIL_MAY_LAG
    return State(ok, "in step" if ok else "behind", seconds)


def _oldest_unsealed() -> datetime | None:
    with connection.cursor() as cursor:
        cursor.execute("select * from trail_unsealed_spaces()")
        spaces = [space for (space,) in cursor.fetchall()]
    with opened(actor=SYSTEM_ACTOR, reading=spaces):
        oldest: datetime | None = TrailEntry.objects.filter(seal=None).aggregate(first=Min("at"))["first"]
    return oldest


def _scanner(at: datetime) -> State:
    """Files are taken without a scanner too, and say so; one that is named must answer and know of today's viruses."""
    if not settings.SCANNER:
        return State(True, "none is named; files show as not scanned")
    try:
        version = Scanner.at(settings.SCANNER, SCANNER_ANSWERS_WITHIN).version()
    except ScannerSilent:
        return State(False, "does not answer")
    since = known_since(version)
    age = int(max(at - since, timedelta()).total_seconds()) if since else None
    stale = is_stale(version, at)
    return State(not stale, "what it knows is too old: it clears no file" if stale else "answers", age)


QUESTIONS: dict[str, Callable[[datetime], State]] = {
    "database": _database,
    "migrations": _migrations,
    "restore": _restore,
    "wall": _wall,
    "worker": _worker,
    "jobs": _jobs,
    "sealer": _sealer,
    "scanner": _scanner,
}
