"""What the worker finds out about a file."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.scanner import Verdict, is_stale

LONGEST_VERSION = 200


@command(Can.BE_THE_PROGRAM, event="file scanned", about="file")
def record_scan(*, file: StoredFile, verdict: Verdict, by: Actor, at: datetime) -> StoredFile:
    """What the scanner said. One whose knowledge is old clears nothing: the file stays "not scanned"."""
    stale = is_stale(verdict.version, at)
    file.scan = (
        StoredFile.Scan.INFECTED if verdict.found else StoredFile.Scan.NOT_SCANNED if stale else StoredFile.Scan.CLEAN
    )
    file.scanned_at = at
    file.scanned_with = verdict.version[:LONGEST_VERSION]
    file.save()
    return file
