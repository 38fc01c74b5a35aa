"""Load a file at once, or let the worker do it where that would take longer than a person waits."""

from datetime import datetime

from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.checking import Checked
from goldthread.foundation.imports.commands import RowsRefused, note_refused, send_to_worker
from goldthread.foundation.imports.declaring import LoadKind
from goldthread.foundation.imports.jobs import load_long_file
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.reading import Reading
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.whole_files import load_rows
from goldthread.foundation.loads.loading import took_the_turn
from goldthread.foundation.sources.models import Load

SECONDS_AT_ONCE = 2
"""How long a person waits while lines are carried out, each of which is a command of its own; and with them whoever
needs what was put aside for the file.
"""
LONGEST_LOOK = 600
"""Lines that are held once more against what is here while the person waits."""


def is_sent_unseen(reading: Reading) -> bool:
    """Whether a file is so long that the worker alone looks at its lines once more: the person has an answer at once,
    and the page that waits tells them if anything has changed since they looked.
    """
    return len(reading.records) > LONGEST_LOOK


def load_or_send(*, file: FileInHand, checked: Checked, seal: str, by: User, at: datetime) -> Load | None:
    """Load the file, or send it to the worker and give nothing. Raise Refused; why is kept beside the lines.

    While another file is loaded a short one is sent too: its person would wait for all of the other, and with them
    whoever waits for what was put aside.
    """
    if checked.counts[State.NEW] <= at_once(checked.kind) and took_the_turn(file.space):
        try:
            return load_rows(file=file, kind=checked.kind, seal=seal, by=by, at=at)
        except RowsRefused as refusal:
            sentences = {line: [sentence] for line, sentence in refusal.sentences.items()}
            note_refused(file=file, sentences=sentences, by=by, at=at)
            raise
    if checked.seal != seal:
        raise Refused("Something has changed since you looked. Look at the lines again.")
    send(file=file, seal=seal, by=by, at=at)
    return None


def send(*, file: FileInHand, seal: str, by: User, at: datetime) -> None:
    """Let the worker load it, as the person agreed to it."""
    send_to_worker(file=file, by=by, at=at)
    load_long_file.defer(space_id=file.space_id, user_id=by.pk, file_id=file.pk, seal=seal)


def at_once(kind: LoadKind) -> int:
    """How many lines of a kind are carried out while the person waits."""
    return SECONDS_AT_ONCE * kind.rows_a_second
