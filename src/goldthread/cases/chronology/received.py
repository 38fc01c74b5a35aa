"""A file that an agency sent, read for its lane, and what of it is taken."""

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


def read_for(lane: ChronologyLane, received: Received, source: str, at: datetime) -> ReadFile:
    """What the file says for this lane. Raise Refused, with a sentence for its sender, if it cannot be read."""
    data = storage.read(received.place, received.sha256)
    try:
        return read_file(
            data,
            received.name,
            agency=lane.agency.name,
            today=timezone.localdate(at),
            source=source,
            there=told_in(lane),
        )
    except SpreadsheetProblem as problem:
        raise Refused(str(problem), "file") from None


def told_in(lane: ChronologyLane) -> set[Told]:
    """What stands in a lane, so that a file sent twice is not taken twice."""
    return {told_of(entry.row) for entry in lane.entries.filter(struck_out_at=None).select_related("lane__agency")}
