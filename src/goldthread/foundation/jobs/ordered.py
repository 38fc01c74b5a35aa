"""What a person orders and the worker does: it waits, and then it was done, or was not, or was given up.

The record that was ordered says in one of its fields how far it is. While it says "waiting" the job does it, once:
another that comes to it later finds that nobody waits. What comes in the way is kept, by a command of the record's own
part, for whoever ordered it, who orders it again; the queue does not try it again by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

WAITING = "waiting"
FAILED = "failed"

Row = TypeVar("Row", bound=Model)


class NotDone(Exception):
    """It cannot be done as it was ordered. ``str()`` says why to whoever ordered it."""


def went_wrong(what_to_do: str) -> str:
    """What is told where nothing better is known. ``what_to_do`` begins a sentence: "Order it again"."""
    return (
        f"Something went wrong on our side. {what_to_do}, and if it goes wrong again, ask whoever runs Goldthread to"
        " look at the failed jobs."
    )


@dataclass(frozen=True)
class Ordered(Generic[Row]):
    """A kind of record that is ordered from the worker.

    ``keep_why_not`` is called with the record, why it was not done and the moment, and writes that down in a command.
    ``wrong`` is the reason where something broke. ``read_with`` is read with the record; ``field`` says how far it is.
    """

    model: type[Row]
    keep_why_not: Callable[[Row, str, datetime], object]
    wrong: str = ""
    read_with: tuple[str, ...] = ("space",)
    field: str = "state"

    def do_once(self, space_id: int, number: int, at: datetime, work: Callable[[Row, datetime], object]) -> None:
        """Do it if it still waits. ``work`` ends with the command that keeps what was done."""
        with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
            row = self._waiting(space_id, number).select_related(*self.read_with).first()
        if row is None:
            return
        try:
            work(row, at)
        except Refused:
            return  # it was given up, or done by another worker, while this one did it
        except NotDone as why:
            self.keep_why_not(row, str(why), at)
        except Exception:
            self.keep_why_not(row, self.wrong, at)
            raise

    def give_up(self, space_id: int, number: int, **kept: str) -> None:
        """Nobody waits for it any more. To be called inside the command that gives the job up."""
        self._waiting(space_id, number).update(**{self.field: FAILED}, **kept)

    def _waiting(self, space_id: int, number: int) -> QuerySet[Row]:
        return self.model._default_manager.filter(space_id=space_id, pk=number, **{self.field: WAITING})


def check_waits(row: Model, field: str = "state") -> None:
    """Before what was done is kept: it may have been given up, or done, in the meantime. Raise Refused."""
    if getattr(row, field) != WAITING:
        raise Refused("Nobody waits for this.")


def note_failed(row: Model, field: str = "state", **kept: str) -> None:
    """It was not done and can be ordered again, unless nobody waits for it any more."""
    if getattr(row, field) == WAITING:
        for name, value in {field: FAILED, **kept}.items():
            setattr(row, name, value)
        row.save()
