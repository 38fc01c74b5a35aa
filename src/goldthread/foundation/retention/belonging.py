"""What goes with a record when it is destroyed, and what keeps it from going."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.retention.forms_about import steps_of
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind, Part
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.ui.words import plural, plural_of

Rows = list[Any]


@dataclass(frozen=True)
class Belonging:
    """Everything that goes with some records, in the order in which it goes; the records themselves are the last."""

    kind: Kind
    roots: Sequence[int]
    groups: list[tuple[type[Model], Rows]]

    @property
    def rows(self) -> list[tuple[type[Model], Any]]:
        return [(model, row) for model, rows in self.groups for row in rows]

    def in_words(self) -> list[str]:
        """How many of what, for those who decide."""
        called = {part.model: part.called for part in self.kind.parts if part.called}
        return [plural(len(rows), *names_of(model, called.get(model, ""))) for model, rows in self.groups if rows]


def belonging_to(kind: Kind, roots: Sequence[int], before: datetime | None = None) -> Belonging:
    """What goes with some records of one space; ``before`` leaves out what was recorded later than that."""
    groups: list[tuple[type[Model], Rows]] = []
    seen: set[tuple[type[Model], int]] = set()
    for model, found in [*((part.model, part.of(roots)) for part in kind.parts), *_roots(kind, roots)]:
        rows = found.filter(recorded_at__lte=before) if before else found
        new = [row for row in rows.order_by("pk") if (model, row.pk) not in seen]
        seen |= {(model, row.pk) for row in new}
        groups.append((model, new))
    return Belonging(kind, roots, groups)


def names_of(model: type[Model], called: str) -> tuple[str, str]:
    """What one of a model is called, and several."""
    if called:
        one, _, rest = called.partition(" ")
        return called, f"{plural_of(one)} {rest}".strip()
    return str(model._meta.verbose_name), str(model._meta.verbose_name_plural)


def _roots(kind: Kind, roots: Sequence[int]) -> list[tuple[type[Model], Any]]:
    return [(kind.root, kind.root._default_manager.filter(pk__in=roots))] if kind.root_goes else []


def why_not(belonging: Belonging) -> list[str]:
    """Sentences that say what still needs these records; none if they may go.

    Besides the needs that were declared, every key that points to what would go is followed: what points there and
    does not go itself keeps it.
    """
    kind = belonging.kind
    rows = kind.root._default_manager.filter(pk__in=belonging.roots)
    declared = [need.sentence for need in kind.needs if rows.filter(need.condition).exists()]
    return declared or list(_pointing(belonging))


def _pointing(belonging: Belonging) -> Iterator[str]:
    going: dict[type[Model], set[int]] = {}
    for model, row in belonging.rows:
        going.setdefault(model, set()).add(row.pk)
    for model, numbers in going.items():
        for relation in _keys_to(model):
            other: Any = relation.related_model
            pointing = other._default_manager.filter(**{f"{relation.field.name}__in": numbers})
            count = pointing.exclude(pk__in=going.get(other, set())).count()
            if count:
                named = plural(count, str(other._meta.verbose_name), str(other._meta.verbose_name_plural))
                yield f"{named} still {'refers' if count == 1 else 'refer'} to it."


def _keys_to(model: type[Model]) -> list[Any]:
    """Every key of every table that points to a model, those without a name for the way back too."""
    fields = model._meta.get_fields(include_hidden=True)
    return [one for one in fields if one.auto_created and not one.concrete and (one.one_to_many or one.one_to_one)]


def drafts_about(kind: Kind, space_id: int, roots: Sequence[int]) -> Any:
    """What people typed into forms about these records, and about what goes with them, and have not sent."""
    return Draft.objects.filter(space=space_id, step__in=steps_about(kind, roots))


def steps_about(kind: Kind, roots: Sequence[int]) -> list[str]:
    """By which names the drafts of forms about these records are kept, and about what goes with them.

    Besides the forms that were declared, each record has those of retention: a part too that is a record by itself
    elsewhere, such as a message.
    """
    steps = _own_steps(kind, roots)
    for part in kind.parts:
        alone = [one for one in KINDS.values() if one.root is part.model]
        numbers = list(part.of(roots).values_list("pk", flat=True)) if part.drafts or alone else []
        steps += [step.format(pk=number) for step in part.drafts for number in numbers]
        steps += [step for one in alone for step in _own_steps(one, numbers)]
    return steps


def _own_steps(kind: Kind, roots: Sequence[int]) -> list[str]:
    return [*(step.format(pk=root) for step in kind.drafts for root in roots), *steps_of(kind, roots)]


def gone_before(belonging: Belonging, space_id: int) -> list[tuple[str, int]]:
    """Rows that belonged to these records and were removed earlier: the trail still holds what they said.

    An index tells what was removed, and another what the trail holds of it. Little ever is, of very much that was made.
    """
    parts = [part for part in belonging.kind.parts if part.column]
    removed = _removed(space_id, {part.table for part in parts})
    return [
        (part.table, number)
        for part in parts
        if part.table in removed
        for number in _named(part, space_id, removed[part.table], belonging.roots)
    ]


def _removed(space_id: int, tables: Iterable[str]) -> dict[str, list[int]]:
    """By table the numbers of all rows that were removed, and of which nothing was destroyed in the trail since."""
    went = TrailEntry.objects.filter(space=space_id, operation="delete", destruction=None, object_table__in=tables)
    found: dict[str, list[int]] = {}
    for table, number in went.values_list("object_table", "object_id").distinct():
        if number is not None:
            found.setdefault(table, []).append(number)
    return found


def _named(part: Part, space_id: int, removed: Sequence[int], roots: Sequence[int]) -> list[int]:
    """Those of removed rows that named one of these records when they were made or removed."""
    told = TrailEntry.objects.filter(space=space_id, object_table=part.table, object_id__in=removed)
    made_or_removed = told.filter(operation__in=("insert", "delete")).values_list("pk", "object_id")
    entries = {entry: number for entry, number in made_or_removed if number is not None}
    own = part.told_by_itself()
    with connection.cursor() as cursor:
        cursor.execute(
            "select entry_id from trail_body where entry_id = any (%s) and words::jsonb ->> %s = any (%s)"
            + " and words::jsonb ->> %s = %s" * len(own),
            [
                list(entries),
                part.column,
                [str(root) for root in roots],
                *(said for pair in own.items() for said in pair),
            ],
        )
        numbers = {entries[entry] for (entry,) in cursor.fetchall()}
    there = part.model._default_manager.filter(pk__in=numbers).values_list("pk", flat=True)
    return sorted(numbers - set(there))
