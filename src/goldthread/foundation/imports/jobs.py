"""What the worker does with files: load the long ones, and drop those that nobody came back to."""

from datetime import datetime

from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.commands import RowsRefused, drop_expired_files, note_refused
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.whole_files import load_rows
from goldthread.foundation.jobs.job import job
from goldthread.foundation.jobs.progress import told
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import opened

WORKER = System("lines of a file refused")
CLEARING = System("expired files dropped")
WHOLE_FILE = 0
FAILED = (
    "Something went wrong on our side, so nothing was loaded. Load the file again. If it goes wrong again,"
    " ask whoever runs Goldthread to look at the failed jobs."
)


@job(
    access="a person who loads a long file",
    does="Load a long file",
    retry=None,
    instead="Whoever sent the file was told on the page that nothing was loaded, and can load it again from there.",
)
def load_long_file(*, space_id: int, user_id: int, file_id: int, seal: str, at: datetime) -> None:
    """Load a file as the person who asked for it. Done twice it happens once; a refusal is kept beside its lines.

    Whatever else goes wrong is said on the page and not tried again by itself: the person is waiting and can.
    """
    with opened(actor=user_id, reading=[space_id]):
        by = User.objects.get(pk=user_id)
        waiting = FileInHand.objects.filter(pk=file_id, load=None, begun_at__isnull=False)
        file = waiting.select_related("space").first()
    if file is None:
        return
    try:
        with told(file.piece) as tell:
            load_rows(file=file, kind=KINDS[file.kind], seal=seal, by=by, at=at, tell=tell)
    except RowsRefused as refusal:
        sentences = {line: [sentence] for line, sentence in refusal.sentences.items()}
        note_refused(file=file, sentences=sentences, by=WORKER, at=at)
    except Refused as refusal:
        note_refused(file=file, sentences={WHOLE_FILE: [str(refusal)]}, by=WORKER, at=at)
    except Exception:
        note_refused(file=file, sentences={WHOLE_FILE: [FAILED]}, by=WORKER, at=at)
        raise


@job(access="nobody: it repeats by itself", does="Remove files that nobody loaded", every="20 3 * * *")
def clear_expired_files(*, at: datetime) -> None:
    """Once a night, in every space."""
    for space in every_space():
        drop_expired_files(space=space, by=CLEARING, at=at)
