"""Bring the database up to date."""

import click
from django.conf import settings
from django.db import connections

from goldthread.doors.command_line.declaring import operator
from goldthread.doors.command_line.ending import MISUSED, WRONG, fail
from goldthread.foundation.backups.marking import NOT_FINISHED, is_marked
from goldthread.foundation.wall.migrating import migrate, programs_in_its_way

STOP_THEM = (
    "Nothing was changed: pages or a worker are connected ({} connections), and what they recorded meanwhile would not"
    " be brought up to date. Stop goldthread serve and goldthread worker on every machine, then run this again."
)


@operator("migrate", ends={WRONG: "pages or a worker are connected, or a restore into this database was not finished"})
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def migrate_command(quiet: bool) -> None:
    """Bring the database up to date and raise the wall, as its owner. Safe to run again.

    Pages and worker are stopped before; where nothing is left to bring up to date they may go on.

    Needs DATABASE_OWNER_URL; nothing else does. Example: goldthread migrate
    """
    if "owner" not in settings.DATABASES:
        fail("Only the database's owner can do this: set DATABASE_OWNER_URL to its address.", MISUSED)
    with connections["owner"].cursor() as cursor:
        if is_marked(cursor):
            fail(NOT_FINISHED)
    if connected := programs_in_its_way(connections["owner"]):
        fail(STOP_THEM.format(connected))
    migrate(quiet=quiet)
    connections["owner"].close()
