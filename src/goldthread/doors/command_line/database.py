"""Bring the database up to date."""

import click
from django.conf import settings
from django.db import connections

from goldthread.doors.command_line.declaring import operator
from goldthread.doors.command_line.ending import MISUSED, WRONG, fail
from goldthread.foundation.backups.marking import NOT_FINISHED, is_marked
from goldthread.foundation.wall.migrating import is_behind, migrate, programs_connected

STOP_THEM = (
    "Nothing was changed: pages or a worker are connected ({} connections), and what they recorded meanwhile would not"
    " be brought up to date. Stop goldthread serve and goldthread worker on every machine, then run this again."
)
CAME_MEANWHILE = (
    "The database is up to date, but pages or a worker connected while that was done ({} connections). What they"
    " recorded meanwhile by the release before was not brought up to date. Stop goldthread serve and goldthread worker"
    " on every machine. If anybody recorded anything since this began, restore the backup that was made before it and"
    " run this again; if nobody did, start those of the new release."
)
CONNECTED = "pages or a worker are or were connected, or a restore into this database was not finished"


@operator("migrate", ends={WRONG: CONNECTED})
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def migrate_command(quiet: bool) -> None:
    """Bring the database up to date and raise the wall, as its owner. Safe to run again.

    Pages and worker are stopped before, and looked for again when it is done; where nothing is left to bring up to
    date they may go on.

    Needs DATABASE_OWNER_URL; nothing else does. Example: goldthread migrate
    """
    if "owner" not in settings.DATABASES:
        fail("Only the database's owner can do this: set DATABASE_OWNER_URL to its address.", MISUSED)
    owner = connections["owner"]
    with owner.cursor() as cursor:
        if is_marked(cursor):
            fail(NOT_FINISHED)
    was_behind = is_behind(owner)
    if was_behind and (connected := programs_connected(owner)):
        fail(STOP_THEM.format(connected))
    migrate(quiet=quiet)
    if was_behind and (connected := programs_connected(owner)):
        fail(CAME_MEANWHILE.format(connected))
    owner.close()
