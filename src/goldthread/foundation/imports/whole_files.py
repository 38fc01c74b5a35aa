"""A file is loaded whole: what its kind puts aside for it first, and then its rows in one piece."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.imports.commands.loading import check_whose, look_again, record_rows
from goldthread.foundation.imports.declaring import LoadKind
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.rows import State
from goldthread.foundation.jobs.progress import Tell, quietly
from goldthread.foundation.sources.models import Load
from goldthread.foundation.wall.passage import opened


def load_rows(*, file: FileInHand, kind: LoadKind, seal: str, by: Actor, at: datetime, tell: Tell = quietly) -> Load:
    """Record every good row of a file, in one piece or not at all; rows with problems are left out and kept.

    ``seal`` is that of the preview to which the person said yes: if anything would come out differently now,
    it is refused as ChangedMeanwhile. A file that is loaded already gives its load. ``tell`` hears how far it is.

    What the kind puts aside is a change of its own before it, so that in the worker only that waits for others, and
    lets go at once. Whatever a person asks for is one change as a whole: others who need some of it wait until a short
    file is loaded, which is no longer than its person does (``sending.SECONDS_AT_ONCE``).
    """
    put_aside = _put_aside(file, kind, seal, by, at) if kind.puts_aside else None
    return record_rows(file=file, kind=kind, seal=seal, put_aside=put_aside, by=by, at=at, tell=tell)


def _put_aside(file: FileInHand, kind: LoadKind, seal: str, by: Actor, at: datetime) -> Any:
    """For what is refused, or is loaded already, nothing is put aside."""
    with opened(actor=by.pk, reading=[file.space_id]):
        check_whose(file, kind, by, timezone.localdate(at))
        if file.load_id:
            return None
        checked, _ = look_again(file, kind, seal, at)
    return kind.put_aside(file.space, checked.of_state(State.NEW), by, at)
