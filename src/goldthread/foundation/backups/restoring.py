"""Restore a backup into an empty database, and open it only when all is in its place.

While it is under way a mark stands in the database, and its wall is raised with a key that nobody else knows: a web
server that runs meanwhile finds nothing. What fails before the data is in leaves the database as empty as it was; what
fails later leaves it marked, so that nothing ever serves from it.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_bytes
from typing import BinaryIO

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pyrage.x25519 import Identity

from goldthread.foundation.backups.archive import DATABASE, FILES
from goldthread.foundation.backups.checking import Checked, as_checked, check_archive, members_of, opened_archive
from goldthread.foundation.backups.comparing import Compared, compare_with_witness, refuse_what_lacks_rows
from goldthread.foundation.backups.fitness import (
    refuse_a_strangers,
    refuse_what_does_not_fit,
    refuse_where_something_lives,
    tables_of,
)
from goldthread.foundation.backups.marking import set_mark, take_mark_away
from goldthread.foundation.backups.owner import complaint_in, owner_connection, program_for_owner
from goldthread.foundation.backups.refusing import CannotRestore
from goldthread.foundation.backups.registering import AFTER_RESTORE
from goldthread.foundation.disk.whole_files import make_file, make_folder, put_in_place
from goldthread.foundation.files import storage
from goldthread.foundation.wall.key import shut_to_others
from goldthread.foundation.wall.migrating import migrate
from goldthread.foundation.wall.raising import keep_the_key

Say = Callable[[str], None]


@dataclass(frozen=True)
class Restored:
    """What is in the database now, what was done again, and how the trail stands."""

    checked: Checked
    done_again: list[str]
    compared: Compared
    waiting_messages: int


def restore(path: Path, *, keys: list[Identity], at: datetime, say: Say) -> Restored:
    """Restore the archive. Raise CannotRestore with a sentence, whatever goes wrong."""
    owner = owner_connection()
    connections["default"].close()
    refuse_where_something_lives(owner)
    with opened_archive(path) as archive:
        say("Reading the archive to its end …")
        checked = check_archive(archive, keys)
        refuse_what_does_not_fit(checked.manifest, owner)
        refuse_a_strangers(checked.signature)
        say("Restoring the files and the database …")
        _bring_in(archive, checked, keys, owner, at)
    with shut_to_others(token_bytes(32)):
        refuse_what_lacks_rows(checked.manifest, owner)
        say("Bringing it up to date and raising the wall …")
        migrate(quiet=True)
        done_again = [sentence for hook in AFTER_RESTORE for sentence in hook(at)]
        say("Verifying the trail …")
        compared = compare_with_witness(checked.manifest, at)
        connections["default"].close()
    waiting = _open(owner)
    return Restored(checked, done_again, compared, waiting)


def _bring_in(
    archive: BinaryIO, checked: Checked, keys: list[Identity], owner: BaseDatabaseWrapper, at: datetime
) -> None:
    """Files and database, both or neither: the files get their place once the database has taken everything."""
    with owner.cursor() as cursor:
        set_mark(cursor, at)
    try:
        with _files_beside() as beside:
            with _filling_database() as pieces, members_of(archive, keys) as found:
                for name, data in as_checked(found, checked):
                    if name.startswith(FILES):
                        _put(beside, name, data)
                    elif name.startswith(DATABASE):
                        pieces(data)
            shutil.rmtree(storage.root(), ignore_errors=True)
            put_in_place(beside, storage.root())
    except BaseException:
        with owner.cursor() as cursor:
            # Once the dump is in, the mark stays: the files may lack.
            if not tables_of(cursor):
                take_mark_away(cursor)
        raise


@contextmanager
def _files_beside() -> Iterator[Path]:
    """A folder beside that of the files, gone if anything fails."""
    beside = storage.root().with_name("files.unfinished")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        beside.mkdir(parents=True, mode=0o700)
        yield beside
    except OSError as problem:
        raise CannotRestore(f"The files could not be written: {problem.strerror}. Nothing was restored.") from problem
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _put(beside: Path, name: str, data: bytes) -> None:
    place = name.removeprefix(FILES)
    path = beside / place
    if Path(place).is_absolute() or ".." in Path(place).parts:
        raise CannotRestore("A file in the archive would lie outside the files folder. Nothing was restored.")
    make_folder(path.parent, mode=0o700)
    make_file(path, data)


@contextmanager
def _filling_database() -> Iterator[Callable[[bytes], None]]:
    """What takes the pieces of a dump. All of it is one transaction: the database has everything, or nothing."""
    program = program_for_owner("pg_restore")
    words: list[str | Path] = [program.path, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    words.append(f"--dbname={program.address}")
    with tempfile.TemporaryFile() as complaints:
        running = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaints, env=program.environment
        )
        try:
            yield lambda piece: _give(running, piece)
            if running.stdin:
                running.stdin.close()
        except BrokenPipeError:
            pass
        except BaseException:
            running.kill()
            running.wait()
            raise
        if running.wait():
            raise CannotRestore(f"The dump could not be restored: {complaint_in(complaints)} Nothing was restored.")


def _give(running: subprocess.Popen[bytes], piece: bytes) -> None:
    if running.stdin:
        running.stdin.write(piece)


def _open(owner: BaseDatabaseWrapper) -> int:
    """Let this machine's key open the wall, and take the mark away: from now on it may be served."""
    with transaction.atomic(using="owner"), owner.cursor() as cursor:
        keep_the_key(cursor, settings.WALL_KEY)
        take_mark_away(cursor)
        cursor.execute("select count(*) from message where state = 'waiting'")
        (waiting,) = cursor.fetchone()
        # Until the server knows how much each table holds, it finds rows the slow way.
        cursor.execute("analyze")
    return int(waiting)
