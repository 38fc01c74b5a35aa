"""What has reached the end of its period: computed from the records and the schedule, never typed."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db.models import DateField, Expression, F, Q, QuerySet, Value

from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.retention.classes import NOT_HELD, Anchor, RetentionClass, Rule
from goldthread.foundation.retention.holding import holds_by_record, holds_in, holds_on
from goldthread.foundation.retention.kinds.declaring import EVERY_ROW, KINDS, Kind, Sort
from goldthread.foundation.retention.models import Decision, Hold
from goldthread.foundation.retention.rules import end_of, schedule_on, why_due
from goldthread.foundation.spaces.models import Space

OPEN = (Decision.State.PROPOSED, Decision.State.CONFIRMED)
AT_A_TIME = 1_000
ROUNDING = timedelta(days=3)
"""Months differ by so many days; what the database lets through is held against the calendar again."""


@dataclass(frozen=True)
class Due:
    """One record with the end of its period, why that is its end, and what stands in the way or was decided."""

    kind: Kind
    of: RetentionClass
    record: Any
    anchored: date
    due_on: date
    rule: Rule
    holds: tuple[Hold, ...] = ()
    kept: Decision | None = None
    open: Decision | None = None

    @property
    def why(self) -> str:
        return why_due(self.anchored, self.rule)

    def is_due(self, on: date) -> bool:
        """Whether its period is over, and nobody keeps it longer."""
        return self.due_on <= on and not (self.kept and self.kept.holds_back(on))

    @property
    def state(self) -> str:
        """Where it stands, in a word or two."""
        if self.holds:
            return "under a hold"
        if self.open:
            return "being destroyed" if self.open.state == Decision.State.CONFIRMED else "proposed"
        return "to be reviewed" if self.rule.at_end != "by_itself" else "goes by itself"


def due_in(space: Space, on: date) -> list[Due]:
    """Everything in a space whose period is over, the longest first."""
    found = [one for kind in KINDS.values() for one in due_of_kind(space, kind, on)]
    return sorted(found, key=lambda one: (one.due_on, one.kind.code, one.record.pk))


def every_one(rule: Rule) -> Q:
    return EVERY_ROW


def due_of_kind(
    space: Space, kind: Kind, on: date, among: Callable[[Rule], Q] = every_one, most: int | None = None
) -> Iterator[Due]:
    """Those of one kind, class by class. ``among`` says for the rule of a class which of its records are wanted, and
    ``most`` how many of each class are looked at.
    """
    schedule, holds = schedule_on(space.pk, on), holds_in(space.pk)
    for sort in kind.by_class:
        rule = schedule[sort.class_code].rule
        if rule is None:
            continue
        for rows in _in_parts(_early(space, kind, sort, rule, on).filter(among(rule))[:most]):
            keys = [row.pk for row in rows]
            held, decided = holds_by_record(holds, kind, keys), decisions_on(space.pk, kind, keys)
            found = (_due(kind, sort, row, rule, held[row.pk], decided) for row in rows)
            yield from (one for one in found if one.is_due(on))


def _in_parts(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """As many at a time as one statement takes."""
    there = iter(rows)
    while part := list(islice(there, AT_A_TIME)):
        yield part


def _early(space: Space, kind: Kind, sort: Sort, rule: Rule, on: date) -> QuerySet[Any]:
    """Records of a class whose period is over, or will be within a few days."""
    latest = months_after(on, -rule.months) + ROUNDING
    rows = anchored(kind, sort, rule).filter(kind.bound_of(sort, rule.anchor, latest), space=space)
    return rows.filter(anchored__lte=latest).order_by("pk")


def due_of(kind: Kind, record: Any, on: date) -> Due | None:
    """The end of one record's period; nothing where it has none, because what it runs from has not happened."""
    sort = kind.sort_of(record.pk)
    rule = schedule_on(record.space_id, on)[sort.class_code].rule if sort else None
    if sort is None or rule is None:
        return None
    row = anchored(kind, sort, rule).filter(pk=record.pk, anchored__isnull=False).first()
    if row is None:
        return None
    holds = holds_on(holds_in(row.space_id), kind, row.pk)
    return _due(kind, sort, row, rule, holds, decisions_on(row.space_id, kind, [row.pk]))


def why_unknown(kind: Kind, record: Any, rule: Rule | None) -> str:
    """Why nobody can work out when the period of a record is over, though it has begun; nothing if somebody can."""
    sort = kind.sort_of(record.pk)
    if sort is None or rule is None or rule.anchor not in NOT_HELD:
        return ""
    is_unknown = anchored(kind, sort, rule).filter(pk=record.pk, anchored=None).exists()
    return NOT_HELD[rule.anchor] if is_unknown else ""


def unknown_in(space: Space, on: date) -> list[tuple[Kind, QuerySet[Any]]]:
    """By kind the records that do not hold the day from which their period runs."""
    schedule = schedule_on(space.pk, on)
    return [
        (kind, anchored(kind, sort, rule).filter(space=space, anchored=None))
        for kind in KINDS.values()
        for sort in kind.by_class
        if (rule := schedule[sort.class_code].rule) and rule.anchor in NOT_HELD
    ]


def anchored(kind: Kind, sort: Sort, rule: Rule) -> QuerySet[Any]:
    """Records of a kind and class, with the day from which each period runs, and the day it ended if that counts."""
    anchors = kind.anchors_of(sort)
    ended: Expression | F = anchors[Anchor.CLOSURE] if rule.at_least else Value(None, output_field=DateField())
    return kind.candidates().filter(sort.where).annotate(anchored=anchors[rule.anchor], ended=ended)


def decisions_on(space_id: int, kind: Kind, records: Collection[int]) -> dict[int, list[Decision]]:
    """By the number of the record what was decided of these, the newest last."""
    rows = Decision.objects.filter(space=space_id, kind=kind.code, object_id__in=records)
    found: dict[int, list[Decision]] = {}
    for one in rows.order_by("pk"):
        found.setdefault(one.object_id, []).append(one)
    return found


def _due(kind: Kind, sort: Sort, row: Any, rule: Rule, holds: list[Hold], decisions: dict[int, list[Decision]]) -> Due:
    decided = decisions.get(row.pk, [])
    return Due(
        kind,
        sort.of_class,
        row,
        row.anchored,
        end_of(rule, row.anchored, row.ended),
        rule,
        tuple(holds),
        next((one for one in reversed(decided) if one.outcome == Decision.Outcome.KEEP), None),
        next((one for one in decided if one.state in OPEN), None),
    )
