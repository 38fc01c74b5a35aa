"""Questions about files in hand and about loads."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.foundation.imports.models import FileInHand, LoadedInvitation, LoadedReport
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.loads.undoing import sourced_models
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.sources.models import Load
from goldthread.foundation.ui.words import plural_of

NOTED: dict[Any, Any] = {Invitation: LoadedInvitation, ProgressReport: LoadedReport}
"""What loads make that does not itself say from which load it is, and what notes that beside it."""


def register_noted(noted: Any, made: Any = None) -> None:
    """A part that stands higher makes known what notes its records. Called when the program starts."""
    NOTED[made or noted] = noted


@dataclass(frozen=True)
class Made:
    """How many records of one sort a load made, and are there."""

    number: int
    one: str
    many: str


def files_in_hand(user_id: int, space_id: int, on: date) -> list[FileInHand]:
    """A person's own files that wait for a next step, newest first."""
    own = FileInHand.objects.of(user_id, on).filter(space_id=space_id, load=None)
    return list(own.order_by("-received_at", "-pk"))


def loaded_before(space_id: int, kind: str, sha256: str) -> Load | None:
    """The load of this very file, unless it was undone."""
    return Load.objects.filter(space_id=space_id, kind=kind, sha256=sha256, state=Load.State.LOADED).first()


def what_was_made(load: Load) -> list[Made]:
    """What a load made that is there now, by kind of record. One query for each kind of record that there is."""
    counted: list[tuple[Any, int]] = [
        (model, model._default_manager.filter(load=load).count()) for model in sourced_models()
    ]
    for model, noted in NOTED.items():
        counted.append((model, noted._default_manager.filter(load=load).count()))
    return [
        Made(number, name := str(model._meta.verbose_name), many_of(model, name)) for model, number in counted if number
    ]


def many_of(model: Any, one: str) -> str:
    """The plural that the model gives, else the everyday one."""
    given = model._meta.original_attrs.get("verbose_name_plural")
    return str(given or plural_of(one))


def left_out_of(load: Load, user_id: int, on: date) -> FileInHand | None:
    """The file whose lines with problems were left out of a load, for the person who loaded it."""
    return FileInHand.objects.of(user_id, on).filter(load=load).exclude(left_out={}).first()
