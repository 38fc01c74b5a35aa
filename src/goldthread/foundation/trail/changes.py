"""Who changed a record, from the trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Model

from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR


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


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Names of those that entries call by their number."""
    numbers = {int(actor) for actor in actors if actor.isdigit()} - {SYSTEM_ACTOR}
    found = get_user_model().objects.filter(pk__in=numbers).values_list("pk", "name")
    return {str(SYSTEM_ACTOR): "Goldthread itself"} | {str(number): name for number, name in found}
