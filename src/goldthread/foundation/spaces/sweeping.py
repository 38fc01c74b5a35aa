"""What a nightly sweep may take, and what it must leave: parts above say what is under a hold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


@dataclass(frozen=True)
class Keeper:
    """``free`` leaves out, of rows of one space, those that must stay. ``keeps`` tells whether all of a class must.

    A class is named as in ``handling``.
    """

    free: Callable[[QuerySet[Any], int], QuerySet[Any]]
    keeps: Callable[[int, str], bool]


KEEPERS: list[Keeper] = []
"""Parts above that keep something from being swept away."""


def free_to_go(rows: QuerySet[Any], space_id: int) -> QuerySet[Any]:
    """Of rows of one open space that a sweep would take, those that nothing keeps."""
    for keeper in KEEPERS:
        rows = keeper.free(rows, space_id)
    return rows


def is_kept(space_id: int, kept: str) -> bool:
    """Whether everything of a class stays in one open space."""
    return any(keeper.keeps(space_id, kept) for keeper in KEEPERS)


def is_kept_anywhere(kept: str) -> bool:
    """Whether some space keeps everything of a class: asked for what belongs to none, such as bytes that nobody knows.

    Whose those are nobody can tell, so a hold of one partnership keeps them all.
    """
    return any(_is_kept_in(space.pk, kept) for space in every_space())


def _is_kept_in(space_id: int, kept: str) -> bool:
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        return is_kept(space_id, kept)
