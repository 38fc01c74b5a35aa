"""Whether an archive may be restored here: into nothing but an empty database, by a program that understands it."""

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.template.defaultfilters import filesizeformat

from goldthread.foundation.backups.manifest import Manifest, newer
from goldthread.foundation.backups.marking import MARK, NOT_FINISHED, is_marked
from goldthread.foundation.backups.owner import server_version
from goldthread.foundation.backups.refusing import CannotRestore
from goldthread.foundation.backups.signing import Signature
from goldthread.foundation.files import storage

SPARE = 50 * 1024 * 1024
"""Bytes that must stay free beside the files."""


def refuse_where_something_lives(owner: BaseDatabaseWrapper) -> None:
    """A restore never goes over a database or files that somebody may still want. There is no way around this."""
    with owner.cursor() as cursor:
        tables = tables_of(cursor)
        if tables and is_marked(cursor):
            raise CannotRestore(NOT_FINISHED)
        if tables:
            raise CannotRestore(
                f"The database {owner.settings_dict['NAME']} is not empty: it has {len(tables)} tables, such as"
                f" {tables[0]}. A restore goes into an empty database only. Make one and name it in DATABASE_URL and"
                " DATABASE_OWNER_URL."
            )
        cursor.execute(
            "select count(*) from pg_stat_activity where datname = current_database() and usename = %s",
            [settings.WEB_ROLE],
        )
        if cursor.fetchone()[0]:
            raise CannotRestore(
                "A web server or a worker is connected to the database. Stop goldthread serve and worker."
            )
    if storage.holds_anything():
        raise CannotRestore(
            f"The files folder {storage.root()} is not empty. A restore goes into an empty one only: move it away, or"
            " name another in GOLDTHREAD_DATA_FOLDER."
        )


def refuse_a_strangers(signature: Signature) -> None:
    """Whoever has the public key can close an archive, and what is in a dump is run as the database's owner."""
    if signature.by_us is False:
        raise CannotRestore(f"{signature.said} {signature.to_do}")


def refuse_what_does_not_fit(manifest: Manifest, owner: BaseDatabaseWrapper) -> None:
    """Refuse an archive of a newer program or a newer PostgreSQL, or one for which there is no room."""
    known = {tuple(one) for one in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if {tuple(one) for one in manifest.migrations} - known:
        raise CannotRestore(newer(manifest.program))
    server, needed = server_version(owner), max(manifest.server, manifest.dumped_by)
    if needed > server:
        raise CannotRestore(
            f"The archive was made with PostgreSQL {needed} and this server is {server}."
            f" Restore into {needed} or later."
        )
    folder = _that_exists(Path(settings.DATA_FOLDER))
    free = shutil.disk_usage(folder).free
    if free < manifest.file_bytes + SPARE:
        raise CannotRestore(
            f"There is not enough room in {settings.DATA_FOLDER} for the files."
            f" Needed: {filesizeformat(manifest.file_bytes + SPARE)}. Free: {filesizeformat(free)}."
        )


def tables_of(cursor: Any) -> list[str]:
    """Tables and views of the database but the mark, and but those that an extension brought."""
    cursor.execute(
        "select relname from pg_class c where relnamespace = 'public'::regnamespace"
        " and relkind in ('r', 'p', 'v', 'm', 'f') and relname <> %s and not exists"
        " (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by relkind desc, relname",
        [MARK],
    )
    return [name for (name,) in cursor.fetchall()]


def _that_exists(folder: Path) -> Path:
    return next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
