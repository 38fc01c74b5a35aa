"""Load a file at once, or let the worker do it where that would take longer than a person waits."""

from datetime import datetime

from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.checking import Checked
from goldthread.foundation.imports.commands import RowsRefused, load_rows, note_refused, send_to_worker
from goldthread.foundation.imports.jobs import load_long_file
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.rows import State
from goldthread.foundation.sources.models import Load

AT_ONCE = 300
"""Rows that are loaded while the person waits: a few seconds, since each row is a command of its own."""
ROWS_A_SECOND = 150
"""Measured on two busy cores, with actions, the slowest kind."""


def load_or_send(*, file: FileInHand, checked: Checked, seal: str, by: User, at: datetime) -> Load | None:
    """Load the file, or send it to the worker and give nothing. Raise Refused; why is kept beside the lines."""
    if checked.counts[State.NEW] <= AT_ONCE:
        try:
            return load_rows(file=file, kind=checked.kind, seal=seal, by=by, at=at)
        except RowsRefused as refusal:
            sentences = {line: [sentence] for line, sentence in refusal.sentences.items()}
            note_refused(file=file, sentences=sentences, by=by, at=at)
            raise
    if checked.seal != seal:
        raise Refused("Something has changed since you looked. Look at the lines again.")
    send_to_worker(file=file, by=by, at=at)
    load_long_file.defer(space_id=file.space_id, user_id=by.pk, file_id=file.pk, seal=seal)
    return None


def seconds_for(rows: int) -> int:
    """About how long the worker takes."""
    return max(5, 10 * round(rows / ROWS_A_SECOND / 10))
