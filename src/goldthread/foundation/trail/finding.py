"""Look something up in the trail: who read or changed what, as numbers. What was changed in it is not shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

SHOWN = ("id", "at", "space", "actor", "operation", "object_table", "object_id", "doing", "request")
"""What is shown of an entry."""


@dataclass(frozen=True)
class Asked:
    """Which entries are asked for; what is left out narrows nothing. ``table`` and ``number`` name one record."""

    space: int | None = None
    actor: str = ""
    table: str = ""
    number: int | None = None
    request: str = ""
    since: datetime | None = None
    reads: bool = False


def entries_of(asked: Asked, most: int) -> list[dict[str, Any]]:
    """The newest entries that are asked for, oldest first, ``most`` of them at most."""
    with connection.cursor() as cursor:
        cursor.execute("select * from trail_spaces()")
        spaces = sorted(row[0] for row in cursor.fetchall())
    reading = [asked.space] if asked.space is not None else spaces
    with opened(actor=SYSTEM_ACTOR, reading=reading, doing="trail looked up"):
        newest = _narrowed(TrailEntry.objects.filter(space__in=reading), asked).order_by("-id")[:most]
        return list(reversed(newest.values(*SHOWN)))


def _narrowed(entries: QuerySet[TrailEntry], asked: Asked) -> QuerySet[TrailEntry]:
    return entries.filter(**dict(_conditions(asked)))


def _conditions(asked: Asked) -> Iterator[tuple[str, Any]]:
    for field in ("actor", "request"):
        if said := getattr(asked, field):
            yield field, said
    if asked.table:
        yield "object_table", asked.table
    if asked.number is not None:
        yield "object_id", asked.number
    if asked.since:
        yield "at__gte", asked.since
    if asked.reads:
        yield "operation", "read"
