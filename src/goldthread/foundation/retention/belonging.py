"""What goes with a record when it is destroyed, and what keeps it from going."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.retention.kinds.declaring import Kind, Part
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
    """What people typed into forms about these records and have not sent."""
    steps = [step.format(pk=root) for step in kind.drafts for root in roots]
    return Draft.objects.filter(space=space_id, step__in=steps)


def gone_before(belonging: Belonging, space_id: int) -> list[tuple[str, int]]:
    """Rows that belonged to these records and were removed earlier: the trail still holds what they said."""
    return [
        (part.model._meta.db_table, number)
        for part in belonging.kind.parts
        if part.column
        for number in _gone(part, space_id, belonging.roots)
    ]


def _gone(part: Part, space_id: int, roots: Sequence[int]) -> list[int]:
    own = part.told_by_itself()
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct e.object_id from trail_entry e join trail_body b on b.entry_id = e.id"
            " where e.space = %s and e.object_table = %s and e.operation in ('insert', 'delete')"
            f" and b.words::jsonb ->> %s = any (%s){' and b.words::jsonb ->> %s = %s' * len(own)}",
            [
                space_id,
                part.model._meta.db_table,
                part.column,
                [str(root) for root in roots],
                *(told for pair in own.items() for told in pair),
            ],
        )
        numbers = {number for (number,) in cursor.fetchall()}
    there = part.model._default_manager.filter(pk__in=numbers).values_list("pk", flat=True)
    return sorted(numbers - set(there))
