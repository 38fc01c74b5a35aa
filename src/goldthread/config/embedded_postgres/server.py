"""Starting and stopping the server of a folder, and only that one."""

import fcntl
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goldthread.config.embedded_postgres import contents, record, runner
from goldthread.config.embedded_postgres.finding import found_running, is_our_process
from goldthread.config.embedded_postgres.place import Place, place_for, remove_room
from goldthread.config.embedded_postgres.programs import programs_for
from goldthread.config.embedded_postgres.record import Record
from goldthread.config.embedded_postgres.trouble import CannotStart

DATABASE = "goldthread"
# After a server was killed outright its children need a moment to see it; until then a start is refused.
SECONDS_TO_RETRY = 3.0
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def start(folder: Path, *, port: int | None = None, fast: bool = False, database: str = DATABASE) -> str:
    """Have the server of this folder running and filled; says in one sentence what was needed.

    ``fast`` gives up safety against a power cut for speed: for tests only. Without a port a free one is
    taken and kept. Raises CannotStart.
    """
    place = place_for(folder)
    with _one_at_a_time(place):
        known = record.read(place.folder)
        running = found_running(place, known) if known else None
        if running:
            record.write(place.folder, running)
            contents.fill(running, database)
            return f"PostgreSQL is already running on port {running.port}."
        if known is None:
            _forget_orphan(place)
        programs = programs_for(place)
        chosen = record.with_usable_port(known or Record(port=0), port)
        record.write(place.folder, chosen)
        _make_data(place, programs, chosen, fast)
        _launch(place, programs, chosen, fast)
        contents.fill(chosen, database)
        return f"PostgreSQL is running on port {chosen.port}, from {programs}, with its data in {place.data}."


def stop(folder: Path) -> str:
    """Stop the server of this folder, and no other; clients are asked to leave at once."""
    if not folder.exists():
        return "PostgreSQL was not running."
    place = place_for(folder)
    with _one_at_a_time(place):
        known = record.read(place.folder)
        if known is None or not found_running(place, known):
            return "PostgreSQL was not running."
        _halt(place)
        return "PostgreSQL has stopped."


def remove(folder: Path) -> None:
    """Stop the server and delete its folder and everything in it."""
    if folder.exists():
        stop(folder)
        remove_room(place_for(folder))
        shutil.rmtree(folder)


def addresses(folder: Path, database: str = DATABASE) -> tuple[str, str]:
    """The addresses for the web role and the owner, in this order. Raises CannotStart without a server."""
    known = _known(folder)
    return known.address(record.WEB, database), known.address(record.OWNER, database)


def public_address(folder: Path, database: str = DATABASE) -> str:
    """The address for the role of the public site. Raises CannotStart without a server."""
    return _known(folder).address(record.PUBLIC, database)


def _known(folder: Path) -> Record:
    known = record.read(folder.resolve())
    if known is None:
        raise CannotStart(f"There is no server in {folder}. Start it first.")
    return known


@contextmanager
def _one_at_a_time(place: Place) -> Iterator[None]:
    with (place.folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _forget_orphan(place: Place) -> None:
    """Clear away data whose passwords are gone, because the folder was deleted and made anew."""
    if place.data.exists():
        if not place.is_elsewhere:
            raise CannotStart(f"{place.data} holds a database but its passwords are missing. Delete {place.folder}.")
        if is_our_process(place):
            _halt(place)
        shutil.rmtree(place.data)


def _make_data(place: Place, programs: Path, known: Record, fast: bool) -> None:
    """Create the empty cluster. It gets its name only when it is whole, so a start cut short does no harm."""
    if place.data.exists():
        return
    unfinished, password = place.room / "data.unfinished", place.room / f"password-{secrets.token_hex(8)}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    password.touch(mode=0o600)
    try:
        password.write_text(known.passwords[record.SUPERUSER])
        runner.give(unfinished)
        runner.give(password)
        made = runner.run(_making(programs, unfinished, password) + (["--no-sync"] if fast else []))
    finally:
        password.unlink()
    if made.returncode:
        raise CannotStart(f"PostgreSQL could not make its data folder:\n{made.stdout}")
    unfinished.rename(place.data)


def _making(programs: Path, data: Path, password: Path) -> list[Path | str]:
    """How an empty cluster is made: never without a password, and with a checksum on each page."""
    words = f"-U {record.SUPERUSER} -A scram-sha-256 -E UTF8 --data-checksums".split()
    return [programs / "initdb", "-D", data, f"--pwfile={password}", *words, *_locale(programs)]


def _locale(programs: Path) -> list[str]:
    """The same order of text everywhere: by code point, with letters and case as Unicode knows them."""
    has_own = "--builtin-locale" in runner.run([programs / "initdb", "--help"]).stdout
    words = "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C" if has_own else "--locale=C.UTF-8"
    return words.split()


def _launch(place: Place, programs: Path, known: Record, fast: bool) -> None:
    settings = {"listen_addresses": "127.0.0.1", "port": str(known.port), "unix_socket_directories": ""}
    settings |= FAST if fast else {}
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    until = time.monotonic() + SECONDS_TO_RETRY
    while True:
        answer = _control(place, programs, "start", "-l", str(place.log), "-o", options)
        if answer.returncode == 0:
            return
        if time.monotonic() > until:
            raise CannotStart(f"PostgreSQL did not start.\n{answer.stdout}{_last_lines(place.log)}")
        time.sleep(0.2)


def _halt(place: Place) -> None:
    answer = _control(place, programs_for(place), "stop", "-m", "fast")
    if answer.returncode:
        raise CannotStart(f"PostgreSQL did not stop.\n{answer.stdout}{_last_lines(place.log)}")


def _control(place: Place, programs: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Have PostgreSQL's own control program do something and wait until it is done."""
    return runner.run([programs / "pg_ctl", *words, "-D", place.data, "-w", "-t", "60"], seconds=90)


def _last_lines(log: Path) -> str:
    return os.linesep.join(log.read_text(errors="replace").splitlines()[-10:]) if log.exists() else ""
