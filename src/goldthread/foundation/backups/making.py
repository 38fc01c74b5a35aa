"""Make a backup: one encrypted archive of the database and the files, all as of one moment."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, BinaryIO

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pyrage.x25519 import Recipient

from goldthread.foundation.backups.archive import DATABASE, FILES, MANIFEST, MISSING, Writer
from goldthread.foundation.backups.encrypting import encrypted_into
from goldthread.foundation.backups.manifest import Manifest, manifest_of
from goldthread.foundation.backups.owner import (
    Program,
    complaint_in,
    owner_connection,
    program_for_owner,
    server_version,
)
from goldthread.foundation.backups.refusing import CannotBackUp
from goldthread.foundation.backups.registering import LEFT_OUT
from goldthread.foundation.backups.signing import signer
from goldthread.foundation.disk.whole_files import written_whole
from goldthread.foundation.files import storage
from goldthread.foundation.files.models import StoredFile

PIECE = 8 * 1024 * 1024
"""Bytes of the dump that are held in memory at once."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """What a backup holds. ``missing`` names the files of records whose bytes are not there or are not those."""

    manifest: Manifest
    size: int
    missing: list[dict[str, Any]]


def make_backup(to: Path, *, keys: list[Recipient], program: str, at: datetime, say: Say) -> Made:
    """Write the archive, whole or not at all, and never over another file."""
    owner = owner_connection()
    if to.exists():
        raise CannotBackUp(f"There is a file {to} already. Name another.")
    with whole_or_not_at_all(to) as file, encrypted_into(file, keys) as stream:
        manifest, missing = _write(Writer(stream), owner, program, at, say)
    return Made(manifest, to.stat().st_size, missing)


@contextmanager
def whole_or_not_at_all(to: Path) -> Iterator[BinaryIO]:
    """A file that gets its name once all of it is on the disk."""
    try:
        with written_whole(to) as file:
            yield file
    except OSError as problem:
        raise CannotBackUp(f"{to} cannot be written: {problem.strerror or problem}. No backup was made.") from problem


def _write(
    archive: Writer, owner: BaseDatabaseWrapper, program: str, at: datetime, say: Say
) -> tuple[Manifest, list[dict[str, Any]]]:
    with transaction.atomic(using="owner"):
        snapshot = _snapshot(owner)
        dump = program_for_owner("pg_dump")
        manifest = manifest_of(owner, at=at, program=program, server=server_version(owner), dumped_by=dump.version)
        archive.add_json(MANIFEST, manifest.as_data())
        say(f"{manifest.files} files …")
        missing = list(_add_files(archive))
        archive.add_json(MISSING, missing)
        say("The database …")
        for number, piece in enumerate(_said_by(_words_of(dump, snapshot), dump.environment), start=1):
            archive.add(f"{DATABASE}{number:06d}", piece)
    archive.close(signer())
    return manifest, missing


def _words_of(dump: Program, snapshot: str) -> list[Any]:
    """How the dump is made: nothing of this machine's roles and rights, which the wall gives anew."""
    words: list[Any] = [dump.path, "--format=custom", "--no-owner", "--no-privileges", "--no-comments"]
    words += ["--no-publications", "--no-subscriptions", "--no-security-labels", "--no-tablespaces"]
    words += [f"--exclude-table-data={table}" for table in LEFT_OUT]
    return [*words, f"--snapshot={snapshot}", "--lock-wait-timeout=5min", f"--dbname={dump.address}"]


def _snapshot(owner: BaseDatabaseWrapper) -> str:
    """One moment for the dump, the counts and the list of files, whoever writes meanwhile."""
    with owner.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        cursor.execute("set local idle_in_transaction_session_timeout = 0")
        cursor.execute("select pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
    return str(snapshot)


def _said_by(words: list[Any], environment: dict[str, str]) -> Iterator[bytes]:
    """What a program prints, piece by piece; its failure is ours."""
    with tempfile.TemporaryFile() as complaints:
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=complaints, env=environment) as running:
            try:
                yield from _pieces(running.stdout)
            except BaseException:
                running.kill()
                raise
        if running.returncode:
            raise CannotBackUp(f"The database could not be dumped: {complaint_in(complaints)} No backup was made.")


def _pieces(stream: IO[bytes] | None) -> Iterator[bytes]:
    while stream and (piece := stream.read(PIECE)):
        yield piece


def _add_files(archive: Writer) -> Iterator[dict[str, Any]]:
    """Add the bytes of every record of the snapshot; name those that are not what was sent.

    Bytes are on the disk before their record is committed, so each record that the dump holds has its bytes here.
    """
    records = StoredFile.objects.using("owner").order_by("pk").values_list("pk", "space_id", "place", "sha256")
    for number, space, place, digest in records.iterator():
        try:
            archive.add(f"{FILES}{place[:2]}/{place}", storage.read(place, digest))
        except storage.DamagedFile as damaged:
            yield {"file": number, "space": space, "what": str(damaged)}
