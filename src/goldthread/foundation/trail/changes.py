"""Who changed a record, from the trail."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Model, OuterRef, Subquery

from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR

OTHERS_NAMED: list[Callable[[set[int]], Mapping[int, str]]] = []
"""Parts above name here the actors that have no account, by their numbers, which are below zero."""


@dataclass(frozen=True)
class Change:
    """One change of a record: when, and by whom as the trail has it (see ``TrailEntry.actor``) and by name."""

    at: datetime
    actor: str
    who: str


def last_changes(record: Model, number: int) -> list[Change]:
    """The last changes of a record, newest first. Each raised its version by one."""
    space_id = getattr(record, "space_id", record.pk)  # a space owns its own row
    entries = TrailEntry.objects.filter(
        space=space_id, object_table=record._meta.db_table, object_id=record.pk, operation="update"
    ).order_by("-id")[:number]
    said = list(entries.values_list("at", "actor"))
    names = names_of(actor for _, actor in said)
    return [Change(at, actor, names.get(actor, actor)) for at, actor in said]


def changed_at(model: type[Model]) -> Subquery:
    """When each row of a query was last changed: its newest entry, since a row keeps no such time itself."""
    entries = TrailEntry.objects.filter(
        space=OuterRef("space"), object_table=model._meta.db_table, object_id=OuterRef("pk")
    ).exclude(operation="read")
    return Subquery(entries.order_by("-id").values("at")[:1])


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Names of those that entries call by their number."""
    numbers = {int(actor) for actor in actors if actor.lstrip("-").isdigit()}
    people = {number for number in numbers if number > SYSTEM_ACTOR}
    found = dict(get_user_model().objects.filter(pk__in=people).values_list("pk", "name"))
    without_account = {number for number in numbers if number < SYSTEM_ACTOR}
    for named in OTHERS_NAMED if without_account else ():
        found.update(named(without_account))
    return {str(SYSTEM_ACTOR): "Goldthread itself"} | {str(number): name for number, name in found.items()}
