"""Who changed an action, from the trail, for those who may see that."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from goldthread.foundation.actions.models import Action
from goldthread.foundation.trail.changes import names_of
from goldthread.foundation.trail.models import TrailEntry

MOST = 100
UNSAID = frozenset({"id", "space_id", "version", "recorded_at", "wanted_by"})
LABELS = {field.column: str(field.verbose_name) for field in Action._meta.concrete_fields}
CHOICES = {field.column: dict(field.flatchoices) for field in Action._meta.concrete_fields if field.choices}
READ = "read"
OPERATIONS = {"insert": "Recorded", "update": "Changed", "delete": "Removed"}


@dataclass(frozen=True)
class Happening:
    """One entry of the trail: when, who, what they were doing, and which fields changed from what to what."""

    at: datetime
    who: str
    what: str
    changes: tuple[tuple[str, str, str], ...]


def history_of(action: Action) -> list[Happening]:
    """The newest hundred changes of an action, newest first. Entries of a destroyed body say no changes."""
    entries = list(_entries(action).exclude(operation=READ).select_related("body").order_by("-id")[:MOST])
    names = names_of(entry.actor for entry in entries)
    return [
        Happening(entry.at, names.get(entry.actor, entry.actor), _what(entry), _changes(entry)) for entry in entries
    ]


def _entries(action: Action) -> QuerySet[TrailEntry]:
    return TrailEntry.objects.filter(
        space=action.space_id, object_table=action._meta.db_table, object_id=action.pk
    ).order_by()


def _what(entry: TrailEntry) -> str:
    operation = OPERATIONS.get(entry.operation, entry.operation)
    return f"{operation}: {entry.doing}" if entry.doing else operation


def _changes(entry: TrailEntry) -> tuple[tuple[str, str, str], ...]:
    """Field, what it was, what it is. Only changes have these; a new record's fields are its page."""
    if entry.operation != "update" or not hasattr(entry, "body"):
        return ()
    said: dict[str, list[Any]] = json.loads(entry.body.words)
    return tuple(
        (LABELS.get(name, name), _words(name, was), _words(name, is_now))
        for name, (was, is_now) in sorted(said.items())
        if name not in UNSAID
    )


def _words(name: str, value: Any) -> str:
    """As the page of the action says it, and not as it is kept."""
    return "nothing" if value in (None, "") else str(CHOICES.get(name, {}).get(value, value))
