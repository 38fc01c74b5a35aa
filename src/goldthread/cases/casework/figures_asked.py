"""What is counted for the yearly figures of a pathway: whose cases and records, of which year, and for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, QuerySet, When
from django.db.models.expressions import RawSQL
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.records import LAST_FIRST
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.declaring import AnyTable, Fact, Pathway, Span
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.clocks.working_time import LONDON
from goldthread.foundation.grants.queries import hidden_by_conflict
from goldthread.foundation.records.among import among
from goldthread.foundation.spaces.models import Space

APRIL = 4


def where_of(fact: Fact) -> dict[str, Any]:
    """The answers that a record must have for it to count, as the database is asked for them."""
    return {f"{name}__in": answers for name, answers in fact.where.items()}


def first_year(pathway: Pathway, space: Space, standing: Standing) -> int | None:
    """The year in which the first case began that somebody sees; None where there is none."""
    rows = Case.objects.visible_to(standing).filter(space=space, pathway=pathway.code)
    first = rows.order_by("opened_at").values_list("opened_at", flat=True).first()
    if first is None:
        return None
    day = timezone.localdate(first)
    return day.year - (day.month < APRIL)


@dataclass(frozen=True)
class Asked:
    """Whose cases are counted, in which year, and for whom: for somebody to read, or to be ``published``. Of several
    ``years`` that are counted together, ``year`` is the last.

    Whoever runs the pathway reads of all its cases but those that a conflict of interest hides from them: what they
    read less what their register shows would tell what such a case is about. What is published counts every case, so
    that two officers publish the same.
    """

    pathway: Pathway
    space: Space
    year: int
    standing: Standing
    published: bool = False
    years: int = 1

    def records(self, step: str) -> QuerySet[Any]:
        """What a step kept, in whatever year, without endings after which a case was opened again: to be asked of cases
        that are counted. Which of several steps kept a record of one kind, the timeline says.
        """
        if step not in self._records:
            self._records[step] = self._kept_by(step)
        return self._records[step]

    @cached_property
    def _records(self) -> dict[str, QuerySet[Any]]:
        """By step: many tables ask for the same, and to put a query together takes longer than to answer it."""
        return {}

    def _kept_by(self, step: str) -> QuerySet[Any]:
        declared = self.pathway.step(step)
        kind = declared.record
        found = self._seen(kind).filter(space=self.space, case__pathway=self.pathway.code)
        if sum(one.record is kind for one in self.pathway.steps) > 1:
            kept = CaseEvent.objects.filter(case_id=OuterRef("case_id"), kind=CaseEvent.Kind.STEP, step=step)
            found = found.filter(Exists(kept.filter(record_id=OuterRef("pk"))))
        if not self.pathway.may_end_by(declared):
            return found
        undone = CaseEvent.objects.filter(case_id=OuterRef("case_id"), step=step, record_id=OuterRef("pk"))
        return found.exclude(Exists(undone.undone_endings(self.pathway)))

    @property
    def cases(self) -> QuerySet[Case]:
        return self._counted(self._seen(Case).filter(space=self.space, pathway=self.pathway.code), "pk")

    def _seen(self, kind: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = kind.objects.all() if self._runs_it else kind.objects.visible_to(self.standing)
        return rows

    def _counted(self, rows: QuerySet[Any], case: str) -> QuerySet[Any]:
        if not self._runs_it or self.published or not self._hidden:
            return rows
        return rows.exclude(**{f"{case}__in": self._hidden})

    @cached_property
    def put_together(self) -> list[tuple[Span, tuple[Fact, ...], RawSQL]]:
        """Queries of what lasts in cases that were put together for one table, for the others that ask the same."""
        return []

    @cached_property
    def _hidden(self) -> list[int]:
        """The handful of cases that a conflict of interest hides from the reader: asked once for all tables."""
        return list(hidden_by_conflict(self.standing, CASE_KIND).values_list("about_id", flat=True))

    @cached_property
    def _runs_it(self) -> bool:
        return self.space.pk in whole_spaces_of(self.pathway, self.standing, Can.VIEW_CASES)

    def words_of(self, field: str) -> Any:
        """What people typed in a field, of records whose case the reader has read; of others NULL. What was typed by
        many is published, whoever reads it.
        """
        if self.published:
            return F(field)
        read = Case.objects.read_by(self.standing).filter(the_very("pk", "case_id"))
        return models.Case(When(Exists(read), then=F(field)))

    @property
    def between(self) -> tuple[datetime, datetime]:
        """When the year begins, or the first of several, and when the next does."""
        first, next_one = (
            datetime.combine(date(year, APRIL, 1), time.min, LONDON)
            for year in (self.year - self.years + 1, self.year + 1)
        )
        return first, next_one

    def without(self, rows: QuerySet[Any], facts: Iterable[Fact], case: str = "case_id") -> QuerySet[Any]:
        """Those of cases of which none of the facts was recorded, in whatever year."""
        for fact in facts:
            said = self.records(fact.step).filter(case_id=OuterRef(case), **where_of(fact))
            rows = rows.exclude(Exists(said))
        return rows

    def in_year(self, table: AnyTable, step: str) -> QuerySet[Any]:
        begins, ends = self.between
        rows = self.records(step).filter(happened_at__gte=begins, happened_at__lt=ends)
        return self.without(self._counted(rows, "case_id"), table.leaves_out)

    def last_in_year(self, table: AnyTable, step: str, **where: Any) -> QuerySet[Any]:
        """Of each case, the last record of the year; of several of one day, which the last of them is was not always
        said, and the one that was recorded last counts.
        """
        of_each = self.in_year(table, step).filter(**where).order_by("case_id", *LAST_FIRST).distinct("case_id")
        return self.pathway.step(step).record.objects.filter(among("pk", of_each.values("pk")))
