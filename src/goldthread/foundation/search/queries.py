"""Search over everything a person may see."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.search.raising import searchable_models
from goldthread.foundation.spaces.models import Space

MORE_HELD: list[Callable[[Standing], Mapping[int, Iterable[str]]]] = []
"""What parts above let records need that is no permission, such as sight of one pathway's cases: for each space, what
somebody holds of it. They register when they start."""

MOST = 50
SHORTEST, LONGEST = 2, 200
"""Characters of what is sought."""


@dataclass(frozen=True)
class Hit:
    """One record found, with what it is and where it is opened; ``table`` and ``number`` say which, where it is one."""

    kind: str
    title: str
    address: str
    space: Space
    table: str = ""
    number: int = 0


def find(sought: str, standing: Standing, most: int = MOST) -> list[Hit]:
    """Records whose words begin with those sought, best first, then those whose title is nearly that.

    Two locks: the database asks space and permission, then each record is fetched as the person may see it.
    Fewer than two characters find nothing.
    """
    if len(sought.strip()) < SHORTEST:
        return []
    asked = _permissions_asked_for()
    seen = {space: [can.name for can in standing.permissions_in(space) & asked] for space in standing.spaces}
    for more in MORE_HELD:
        for space, held in more(standing).items():
            seen.setdefault(space, []).extend(held)
    with connection.cursor() as cursor:
        cursor.execute(
            "select space_id, object_table, object_id from search_find(%s, %s::jsonb, %s)",
            [sought[:LONGEST].replace("\0", ""), json.dumps(seen), most],
        )
        rows = cursor.fetchall()
    return _as_visible(rows, standing)


def _permissions_asked_for() -> set[Can]:
    """Those that finding some record needs. The database looks through the index once for each that it is given."""
    needs = [searched.needs for _, searched in searchable_models().values()]
    return {can for can in Can if any(f"'{can.name}'" in need for need in needs)}


def _as_visible(rows: list[tuple[int, str, int]], standing: Standing) -> list[Hit]:
    models = searchable_models()
    fetched: dict[tuple[str, int], Any] = {}
    for table in {table for _, table, _ in rows}:
        queryset = models[table][0]._default_manager.all()
        if hasattr(queryset, "visible_to"):
            queryset = queryset.visible_to(standing)
        ids = [object_id for _, of_table, object_id in rows if of_table == table]
        fetched |= {(table, found.pk): found for found in _beside(queryset.filter(pk__in=ids), models[table][1])}
    hits = (
        Hit(models[table][1].kind, str(record), record.get_absolute_url(), record.space, table, object_id)
        for _, table, object_id in rows
        if (record := fetched.get((table, object_id))) is not None
    )
    return list({hit.address: hit for hit in hits}.values())


def _beside(rows: QuerySet, searched: Searchable) -> QuerySet:
    return rows.select_related("space", *searched.beside)
