"""What an archive says of itself before anything else: what it was made from. A restore is held against it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from goldthread.foundation.backups.archive import NOT_OURS
from goldthread.foundation.backups.refusing import CannotRestore
from goldthread.foundation.backups.registering import LEFT_OUT

FORMAT = 1
"""Raised when an older program could no longer read what is written."""


@dataclass(frozen=True)
class Manifest:
    """``migrations`` are those applied, ``rows`` how many each table held, ``heads`` the last seal of each space."""

    made_at: str
    program: str
    server: int
    dumped_by: int
    migrations: list[list[str]]
    rows: dict[str, int]
    files: int
    file_bytes: int
    heads: dict[str, dict[str, Any]]
    left_out: list[str]
    format: int = FORMAT

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def made(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


def read_manifest(data: bytes) -> Manifest:
    """Read one; refuse what is none of ours, or was written by a later program in a form not known here."""
    try:
        held = json.loads(data)
        if held["format"] > FORMAT:
            raise CannotRestore(newer(held.get("program", "")))
        return Manifest(**held)
    except (ValueError, KeyError, TypeError):
        raise CannotRestore(NOT_OURS) from None


def newer(version: str) -> str:
    return f"The archive was made by a newer Goldthread ({version}). Install that version, then restore."


def manifest_of(owner: BaseDatabaseWrapper, *, at: datetime, program: str, server: int, dumped_by: int) -> Manifest:
    """Describe the database as the open snapshot sees it."""
    with owner.cursor() as cursor:
        cursor.execute("select count(*), coalesce(sum(size), 0) from stored_file")
        files, file_bytes = cursor.fetchone()
        return Manifest(
            made_at=at.isoformat(),
            program=program,
            server=server,
            dumped_by=dumped_by,
            migrations=sorted([app, name] for app, name in MigrationRecorder(owner).applied_migrations()),
            rows=rows_of(cursor),
            files=files,
            file_bytes=int(file_bytes),
            heads=heads_of(cursor),
            left_out=list(LEFT_OUT),
        )


def rows_of(cursor: Any) -> dict[str, int]:
    """How many rows each table holds, of those whose rows an archive holds."""
    cursor.execute("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
    tables = sorted({name for (name,) in cursor.fetchall()} - set(LEFT_OUT))
    counted = {}
    for table in tables:
        cursor.execute(f'select count(*) from "{table}"')
        (counted[table],) = cursor.fetchone()
    return counted


def heads_of(cursor: Any) -> dict[str, dict[str, Any]]:
    """The last seal of each space: its number and its root."""
    cursor.execute("select distinct on (space) space, number, root from trail_seal order by space, number desc")
    return {str(space): {"number": number, "root": bytes(root).hex()} for space, number, root in cursor.fetchall()}
