"""What keeps something off the public site. Whatever goes out passes here, whichever part puts it out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.models import StoredFile


@dataclass(frozen=True)
class ToBeRead:
    """What everyone is about to read: the words, and files with them.

    ``path`` is its address on the site of a space; it is empty for what stands on every page.
    """

    space_id: int
    path: str
    words: str
    files: Sequence[StoredFile] = ()


REASONS: list[Callable[[ToBeRead], str]] = []
"""Each says in a sentence why something must not go out as it is now; or nothing."""


def why_held_up(about: ToBeRead) -> str:
    """The first reason that there is, or nothing."""
    return next((why for reason in REASONS if (why := reason(about))), "")


def refuse_what_is_held_up(about: ToBeRead) -> None:
    """Raise Refused with the first reason that there is."""
    if why := why_held_up(about):
        raise Refused(why)
