"""The rows of a file are loaded, in one piece or not at all; a load is undone in the same way."""

from datetime import date as day
from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, roles_read_once
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import ChangedMeanwhile, NotAllowed, Refused
from goldthread.foundation.imports.checking import Checked, check
from goldthread.foundation.imports.commands.preparing import check_in_hand, check_kind, loaded_already
from goldthread.foundation.imports.declaring import LoadKind, Making
from goldthread.foundation.imports.kinds import BRINGING, kind_of
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.queries import loaded_before, what_was_made
from goldthread.foundation.imports.reading import fingerprint, reading_in_hand
from goldthread.foundation.imports.rows import State
from goldthread.foundation.jobs.progress import Tell
from goldthread.foundation.loads.loading import one_load_at_a_time
from goldthread.foundation.loads.undoing import undo_load
from goldthread.foundation.sources.models import Load
from goldthread.foundation.ui.words import plural
from goldthread.foundation.wall.passage import SYSTEM_ACTOR


class RowsRefused(Refused):
    """Commands would not take some lines, so nothing was loaded. ``sentences`` are by line."""

    def __init__(self, sentences: dict[int, str], nothing_done: str) -> None:
        self.sentences = sentences
        super().__init__(f"{nothing_done}: {plural(len(sentences), 'line')} could not be taken. Each says why below.")


@command(*BRINGING, event="file loaded", about="file")
def record_rows(
    *, file: FileInHand, kind: LoadKind, seal: str, put_aside: Any, by: Actor, at: datetime, tell: Tell
) -> Load:
    """The one piece of ``whole_files.load_rows``, which puts aside for it what its kind needs."""
    check_whose(file, kind, by, timezone.localdate(at))
    if file.load:
        return file.load
    one_load_at_a_time(file.space)
    checked, sha256 = look_again(file, kind, seal, at)
    load = _begin(file, kind, checked, sha256=sha256, by=by, at=at)
    with roles_read_once(by, timezone.localdate(at)):
        _make(checked, Making(file.space, load, checked.reading.sheet.name, by, at, checked.here, put_aside), tell)
    load.records = sum(made.number for made in what_was_made(load))
    load.save(update_fields=["records"])
    _finish(file, load, checked)
    return load


def check_whose(file: FileInHand, kind: LoadKind, by: Actor, on: day) -> None:
    """A file is loaded by whoever sent it, while their role allows it. Raise Refused."""
    if file.user_id != by.pk:
        raise Refused("This file is no longer there.")
    check_kind(kind, file.space_id, by, on)


def look_again(file: FileInHand, kind: LoadKind, seal: str, at: datetime) -> tuple[Checked, str]:
    """The file as it comes out now, and its fingerprint. Raise Refused where that is not what the person agreed to."""
    reading = reading_in_hand(file)
    sha256 = fingerprint(reading.sheet)
    if before := loaded_before(file.space_id, kind.code, sha256):
        raise Refused(loaded_already(before, kind))
    checked = check(file, kind, reading, timezone.localdate(at))
    _refuse_if_other(checked, seal)
    return checked, sha256


def _begin(file: FileInHand, kind: LoadKind, checked: Checked, *, sha256: str, by: Actor, at: datetime) -> Load:
    return Load.objects.create(
        space=file.space,
        kind=kind.code,
        title=f"{kind.title} from {file.file_name}"[:200],
        file_name=file.file_name,
        sha256=sha256,
        not_loaded=checked.not_loaded,
        loaded_by_id=by.pk,
        loaded_at=at,
    )


@command(*BRINGING, event="file sent to the worker", about="file")
def send_to_worker(*, file: FileInHand, by: Actor, at: datetime) -> FileInHand:
    """A long file is loaded by the worker: from now on nobody changes how it is matched."""
    check_in_hand(file, by, timezone.localdate(at))
    file.begun_at, file.refused = at, {}
    file.save()
    return file


@command(*BRINGING, event="file taken back from the worker", about="file")
def take_back(*, file: FileInHand, by: Actor, at: datetime) -> FileInHand:
    """The worker has had it too long: the person goes on with it, and the worker leaves it alone from now on."""
    if file.user_id != by.pk or file.load_id:
        raise Refused("This file is no longer there.")
    if file.is_with_worker(at):
        raise Refused("The file is still being loaded. Wait a little longer.")
    file.begun_at = None
    file.save()
    return file


@command(*BRINGING, event="lines of a file refused", about="file")
def note_refused(*, file: FileInHand, sentences: dict[int, list[str]], by: Actor, at: datetime) -> FileInHand:
    """Nothing was loaded; why is shown beside the lines. Line 0 stands for the whole file.

    The worker notes it by itself, since whose file it is may have lost the role that allows it.
    """
    if by.pk not in {file.user_id, SYSTEM_ACTOR}:
        raise Refused("This file is no longer there.")
    file.refused = {str(line): several for line, several in sentences.items()}
    file.begun_at = None
    file.save()
    return file


@command(Can.IMPORT, event="loaded file undone", about="load")
def undo_loaded_file(*, load: Load, by: Actor, at: datetime) -> Load:
    """Undo a load, whatever kind of file it was: all of it or nothing. What was matched is remembered."""
    kind = kind_of(load.kind)
    if kind.why_not_undone:
        raise Refused(kind.why_not_undone)
    if load.state == Load.State.LOADED:
        kind.take_back(load, by, at)
    return undo_load(load=load, by=by, at=at)


def _refuse_if_other(checked: Checked, seal: str) -> None:
    if checked.seal != seal:
        raise ChangedMeanwhile(
            "Something that this file is compared with has changed since you looked. Look at the lines again."
        )
    if not checked.counts[State.NEW]:
        raise Refused(checked.kind.wording.nothing_new)


def _make(checked: Checked, making: Making, tell: Tell) -> None:
    """Make every good row; if any is refused, all are asked, so that each says why, and then none is kept."""
    refused: dict[int, str] = {}
    rows = checked.kind.in_order(checked.of_state(State.NEW))
    for number, row in enumerate(rows):
        tell(number, len(rows))
        try:
            checked.kind.make(row, making)
        except NotAllowed:
            raise
        except Refused as refusal:
            refused[row.line] = str(refusal)
    if refused:
        raise RowsRefused(refused, checked.kind.wording.nothing_done)
    checked.kind.look_back(making)


def _finish(file: FileInHand, load: Load, checked: Checked) -> None:
    """Let go of what the file held, unless lines of it were left out: those can still be taken away."""
    bad = checked.of_state(State.PROBLEM)
    file.load, file.begun_at, file.refused = load, None, {}
    file.left_out = {str(row.line): row.sentences for row in bad}
    if not bad:
        file.columns, file.answers, file.decided = {}, {}, {}
        file.content.delete()
    file.save()
