"""A file that an agency sent, read for its lane, and what of it is taken."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils import timezone

from goldthread.cases.chronology.models import ChronologyLane
from goldthread.cases.chronology.reading import ReadFile, Told, read_file, told_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files import storage
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.spreadsheets import SpreadsheetProblem


class TakeUp(TextChoices):
    """What a person takes of a file of which some lines are bad."""

    ALL = "all", "All, or none while a line is bad"
    GOOD = "good", "The good ones; leave the bad ones out"


@dataclass(frozen=True)
class Sent:
    """A file that was read for a lane. ``source`` is that of entries whose line names none.

    ``read`` is what the file itself says. What the lane holds by now is asked when it is shown, and again when it is
    taken.
    """

    received: Received
    source: str
    read: ReadFile


def read_for(lane: ChronologyLane, received: Received, source: str, at: datetime) -> Sent:
    """Read a file, before the lane is locked: a large one takes seconds, in which others tell.

    Raise Refused, with a sentence for its sender, if it cannot be read.
    """
    data, source = storage.read(received.place, received.sha256), source.strip()
    try:
        read = read_file(data, received.name, agency=lane.agency.name, today=timezone.localdate(at), source=source)
    except SpreadsheetProblem as problem:
        raise Refused(str(problem), "file") from None
    return Sent(received, source, read)


def told_in(lane: ChronologyLane) -> set[Told]:
    """What stands in a lane, so that a file sent twice is not taken twice."""
    return {told_of(entry.row) for entry in lane.entries.filter(struck_out_at=None).select_related("lane__agency")}
