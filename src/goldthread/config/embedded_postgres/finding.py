"""Finding the running server of a folder, so that no other is ever taken for it or stopped in its place."""

import time
from dataclasses import replace
from pathlib import Path

import psycopg

from goldthread.config.embedded_postgres import contents
from goldthread.config.embedded_postgres.place import Place
from goldthread.config.embedded_postgres.record import SUPERUSER, Record

# After a crash the server reads its log again before it answers.
SECONDS_TO_RECOVER = 60
LINE_OF_PORT = 3


def found_running(place: Place, known: Record) -> Record | None:
    """The record with the port it really answers on, or nothing.

    A process number proves nothing (it may have passed to another program since), so the server itself is
    asked: only ours takes our password and works in our data folder.
    """
    port = _port_in_use(place)
    if port is None:
        return None
    candidate = replace(known, port=port)
    return candidate if _works_in(place, candidate) else None


def is_our_process(place: Place) -> bool:
    """Whether the process that claims the data works in it; for when the passwords are lost (Linux only)."""
    lines = _lines(place)
    if not lines:
        return False
    try:
        return Path(f"/proc/{int(lines[0])}/cwd").readlink() == place.data
    except OSError:
        return False


def _port_in_use(place: Place) -> int | None:
    lines = _lines(place)
    return int(lines[LINE_OF_PORT]) if len(lines) > LINE_OF_PORT else None


def _lines(place: Place) -> list[str]:
    file = place.data / "postmaster.pid"
    return file.read_text().splitlines() if file.exists() else []


def _works_in(place: Place, candidate: Record) -> bool:
    until = time.monotonic() + SECONDS_TO_RECOVER
    while True:
        try:
            with contents.connect(candidate, SUPERUSER) as server:
                row = server.execute("SHOW data_directory").fetchone()
            return row is not None and Path(row[0]) == place.data
        except psycopg.OperationalError as refusal:
            if "starting up" not in str(refusal) or time.monotonic() > until:
                return False
        time.sleep(0.2)
