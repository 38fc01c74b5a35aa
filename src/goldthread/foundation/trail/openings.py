"""Who opened a record, from the trail, for those who may see that."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, JSONField, Max, Model, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, TruncDate

from goldthread.foundation.trail.changes import names_of
from goldthread.foundation.trail.models import TrailEntry

MOST = 100
READ = "read"


@dataclass(frozen=True)
class Opening:
    """How often somebody opened it on one day, and for what, where they were asked."""

    on: date
    who: str
    times: int
    purposes: tuple[str, ...] = ()


def openings_of(record: Model) -> list[Opening]:
    """Who opened it, the newest days first: a line for each person and day, of which there are a hundred at most."""
    opened = _opened_on(record).values("on", "actor")
    said = KeyTextTransform("purpose", Cast("body__words", JSONField()))
    rows = list(
        opened.annotate(
            times=Count("pk"),
            last=Max("pk"),
            purposes=ArrayAgg(said, distinct=True, filter=Q(body__words__contains='"purpose"'), default=[]),
        ).order_by("-on", "-last")[:MOST]
    )
    names = names_of(row["actor"] for row in rows)
    return [
        Opening(
            row["on"], names.get(row["actor"], row["actor"]), row["times"], tuple(one for one in row["purposes"] if one)
        )
        for row in rows
    ]


def days_opened(record: Model) -> list[tuple[date, int]]:
    """How often it was opened on each of as many days, the newest first, for those who read neither who nor why."""
    return list(_opened_on(record).values_list("on").annotate(times=Count("pk")).order_by("-on")[:MOST])


def _opened_on(record: Model) -> QuerySet[Any]:
    """What the log says of a record, each with its day."""
    reads = TrailEntry.objects.filter(
        space=record.space_id,  # type: ignore[attr-defined]  # every record that is opened belongs to a space
        object_table=record._meta.db_table,
        object_id=record.pk,
        operation=READ,
    )
    return reads.order_by().annotate(on=TruncDate("at"))
