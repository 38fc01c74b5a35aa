"""What was made of a chronology is kept. Only the worker calls these."""

from datetime import datetime

from goldthread.cases.chronology.models import ChronologyCopy
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.jobs.ordered import check_waits, note_failed


@command(Can.BE_THE_PROGRAM, event="copy of a chronology made", about="copy")
def keep_copy(*, copy: ChronologyCopy, received: Received, by: Actor, at: datetime) -> ChronologyCopy:
    """It never changes after."""
    check_waits(copy)
    copy.file = keep_file(space=copy.space, received=received, by=by, at=at)
    copy.keep(at)
    return copy


@command(Can.BE_THE_PROGRAM, event="copy of a chronology not made", about="copy")
def keep_why_not(*, copy: ChronologyCopy, why: str, by: Actor, at: datetime) -> ChronologyCopy:
    """Another can be ordered."""
    note_failed(copy, failure=why)
    return copy
