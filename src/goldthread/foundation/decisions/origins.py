"""Where decisions are made: parts above that decide something register it here (in their ``AppConfig.ready``)."""

from collections.abc import Callable
from dataclasses import dataclass

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.decisions.models import Decision


@dataclass(frozen=True)
class Place:
    """Words and address of what a decision was made in, or is about."""

    words: str
    href: str


@dataclass(frozen=True)
class Origin:
    """A kind of thing in which decisions are made, by the ``origin`` that they carry.

    ``made_in`` gives what one was made in, and ``about`` the records that it is about, as far as a person may see them.
    ``correct`` is the name of the address where it is put right before it is signed off, ``link`` and ``unlink`` of
    those where it is linked to further records.
    """

    code: str
    made_in: Callable[[Decision, Standing], Place | None]
    about: Callable[[Decision, Standing], list[Place]]
    correct: str
    link: str
    unlink: str


ORIGINS: dict[str, Origin] = {}


def register_origin(origin: Origin) -> None:
    ORIGINS[origin.code] = origin
