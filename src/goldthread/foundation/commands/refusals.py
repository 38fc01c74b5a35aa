"""Why a command did not happen. Each is a sentence that can be shown to the person as it stands."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import psycopg


class Refused(Exception):
    """The command did not happen and nothing changed. ``str()`` is a plain sentence for the person.

    ``field`` names the input it is about, when there is one, so that a form shows it in its place. ``noting`` notes in
    the trail what the sentence tells of a sensitive record: the command calls it once nothing else is left of it, and
    so does a door by which its own passage is left with the refusal. ``others`` are refused with it, so that a form
    tells all that is wrong at once (``refuse_all``).
    """

    others: "tuple[Refused, ...]" = ()

    def __init__(self, sentence: str, field: str | None = None, noting: Callable[[], None] | None = None) -> None:
        super().__init__(sentence)
        self.field = field
        self.noting = noting


def wrong(check: Callable[..., object], *asked: Any, **named: Any) -> "Iterator[Refused]":
    """What a check refuses, to be told with what others do; nothing where it refuses nothing."""
    try:
        check(*asked, **named)
    except Refused as refusal:
        yield from (refusal, *refusal.others)


def refuse_all(refusals: Iterable[Refused]) -> None:
    """Raise Refused with all of these, the first in front; nothing where there are none."""
    found = list(refusals)
    if not found:
        return
    first, *others = found
    first.others = tuple(others)
    notes = [one.noting for one in found if one.noting]

    def note_all() -> None:
        for note in notes:
            note()

    first.noting = note_all if notes else None
    raise first


REFUSED = "GT001"
"""The code under which the database itself refuses, with a sentence for the person as its message."""


SAID_OF: dict[str, tuple[str, str]] = {}
"""By the name of a constraint that commands check before: the sentence and the field where another change was quicker.
Parts above register when they start.
"""


def refused_by_database(problem: Exception) -> Refused | None:
    """What the database said, if it refused by a rule of ours; nothing for any other fault."""
    cause = problem.__cause__
    if not isinstance(cause, psycopg.Error):
        return None
    if cause.sqlstate == REFUSED:
        return Refused(cause.diag.message_primary or "")
    said = SAID_OF.get(cause.diag.constraint_name or "")
    return Refused(*said) if said else None


class NotAllowed(Refused):
    """The person's roles do not allow this here. To them the object looks like one that does not exist."""


class ChangedMeanwhile(Refused):
    """The record was changed after the person opened it, by somebody else or by themselves in another window."""


class SentBefore(Refused):
    """The same form was sent before and has happened. ``object_id`` is what it made."""

    def __init__(self, object_id: int | None) -> None:
        super().__init__("This was sent before and has been done once.")
        self.object_id = object_id
