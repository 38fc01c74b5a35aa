"""The yearly figures of what lasts in cases: what was there on a day, and whether what is owed meanwhile was kept."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db import models
from django.db.models import Case as Chosen
from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import TruncDate
from django.utils import timezone

from goldthread.cases.casework.figure_rows import DayLater, answers_of, table_of
from goldthread.cases.casework.figure_tables import FigureRow, FigureTable
from goldthread.cases.casework.figures_asked import Asked, where_of
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.records import LAST_FIRST
from goldthread.cases.declaring import Fact, InPlaceTable, KeptTable, Span, SpanTable
from goldthread.cases.declaring.steps import field_of
from goldthread.cases.declaring.tables import OfSpans, in_words
from goldthread.foundation.records.among import among
from goldthread.foundation.timekeeping.models import COUNTS_AS_LATE, LATE, Clock

DAY, YEAR = timedelta(days=1), 12
EVERY_TIME, NOT_ALWAYS, BEFORE_IT_CAME = "in_time", "late", "imported"
NUMBER = "number_{code}"
KEPT_ROWS = (
    (EVERY_TIME, "In time each time"),
    (NOT_ALWAYS, "Late at least once"),
    (BEFORE_IT_CAME, "Some fell due before it came from a file"),
)


class Earliest(Func):
    """The earliest of some days, of those that there are."""

    function = "LEAST"
    output_field = models.DateField()


class Latest(Func):
    """The later of two days that there are."""

    function = "GREATEST"
    output_field = models.DateField()


def in_and_out(table: SpanTable, asked: Asked) -> FigureTable:
    """One row follows from the three others, in this year and from one to the next: all are given, or none. Each is
    called the same in every year, since it stands beside that of another.
    """
    first, last = _days(asked)
    there, began = Q(began__isnull=False), Q(began__gte=first, began__lte=last)
    period = in_words(asked.years)
    rows = (
        ("before", f"In place when {period} began", there & _on(first - DAY)),
        ("began", f"Began in {period}", began),
        ("ended", f"Ended in {period}", there & Q(ended__gte=first, ended__lte=last)),
        ("there", "In place on the last day, or so far if that is to come", there & _on(last)),
    )
    numbers = {NUMBER.format(code=code): Count("pk", filter=which) for code, _, which in rows}
    found = _spans(table, asked).aggregate(**numbers)
    counted = tuple(FigureRow(code, title, found[NUMBER.format(code=code)]) for code, title, _ in rows)
    return FigureTable(table.code, table.title, counted, None, adds_up=False, all_or_none=True)


def by_what_was_there(table: InPlaceTable, asked: Asked) -> FigureTable:
    """By the last record of a step of each case."""
    _, last = _days(asked)
    step = asked.pathway.step(table.step)
    of_each = asked.records(table.step).filter(case_id__in=_there_on(last, table, asked))
    of_each = of_each.order_by("case_id", *LAST_FIRST).distinct("case_id")
    rows = step.record.objects.filter(among("pk", of_each.values("pk"))).order_by()
    if table.ages:
        answers = list(enumerate(_ages(table.ages)))
        counts = dict(rows.annotate(band=_age_on(last, table)).values_list("band").annotate(Count("pk")))
    else:
        counts = dict(rows.values_list(table.field).annotate(Count("pk")))
        field = field_of(step, table.field)
        assert field is not None
        answers = answers_of(field, counts)
    return replace(table_of(table, answers, counts), of_part=True)


def _there_on(day: date, table: InPlaceTable, asked: Asked) -> RawSQL:
    """Keys of the cases that were there when a day ended, as a query in words. Several tables of a pathway ask for the
    same ones, and to put that query together takes far longer than to answer it: so it is done once for all of them.
    """
    for span, leaves_out, query in asked.put_together:
        if (span, leaves_out) == (table.span, table.leaves_out):
            return query
    words, params = _spans(table, asked).filter(_on(day)).values("pk").query.sql_with_params()
    query = RawSQL(words, params)
    asked.put_together.append((table.span, table.leaves_out, query))
    return query


def by_what_was_kept(table: KeptTable, asked: Asked) -> FigureTable:
    """What was due by the end of the year counts, or by now if the year is not over.

    A case counts from the day on which it began and its clock runs: what somebody hears of in June, though it began in
    February, is new in the year of that June, and is nothing that was kept in the year before.
    """
    first, last = _days(asked)
    begins, ends = asked.between
    late = _late_between(table, asked, begins, min(ends, _now(asked)))
    cases = _spans(table, asked).annotate(runs_from=_first_run(table, asked)).filter(runs_from__isnull=False)
    cases = cases.annotate(owed=Latest("began", "runs_from"))
    cases = cases.filter(Q(owed__gte=first, owed__lte=last) if table.new else _on(first - DAY) & Q(owed__lt=first))
    cases = cases.annotate(is_late=Exists(late.filter(COUNTS_AS_LATE)), was_late=Exists(late))
    found = cases.aggregate(
        **{
            NOT_ALWAYS: Count("pk", filter=Q(is_late=True)),
            BEFORE_IT_CAME: Count("pk", filter=Q(is_late=False, was_late=True)),
            EVERY_TIME: Count("pk", filter=Q(was_late=False)),
        }
    )
    rows = tuple(FigureRow(code, title, found[code]) for code, title in KEPT_ROWS)
    return FigureTable(table.code, table.title, rows, sum(found.values()), of_part=True)


def _first_run(table: KeptTable, asked: Asked) -> Subquery:
    """The day on which the first run of the clock of a case began; none of a case that has no such clock."""
    runs = Clock.objects.filter(
        space=asked.space, subject_kind=CASE_KIND, subject_id=OuterRef("pk"), code=table.clock, fell_away=False
    )
    return Subquery(runs.order_by("began_at").values(day=TruncDate("began_at"))[:1])


def _late_between(table: KeptTable, asked: Asked, begins: datetime, ends: datetime) -> QuerySet[Clock]:
    """Runs of the clock of a case that were due and not done at some moment of a time, while it lasted."""
    rows = Clock.objects.filter(
        space=asked.space, subject_kind=CASE_KIND, subject_id=OuterRef("pk"), code=table.clock, due_at__lt=ends
    )
    rows = rows.filter(Q(met_at=None) | Q(met_at__gte=begins), Q(cancelled_at=None) | Q(cancelled_at__gte=begins))
    rows = rows.annotate(until=ExpressionWrapper(OuterRef("ended"), models.DateField()))
    rows = rows.filter(Q(until=None) | Q(until__gt=TruncDate("due_at")))
    return rows.with_state(ends).filter(Q(state__in=[state.value for state in LATE]))


def _spans(table: OfSpans, asked: Asked) -> QuerySet[Case]:
    """The cases in which it began, each with the day on which it did, and the one on which it ended if it did. What
    ended before it could begin never was.
    """
    span: Span = table.span
    cases = asked.without(asked.cases, (*table.leaves_out, *span.never), "pk")
    dated = cases.annotate(began=_earliest(span.begins, asked), ended=_earliest(span.ends, asked))
    never_before = Q(ended=None) | Q(ended__gte=F("began"))
    return dated.filter(never_before, began__isnull=False).order_by()


def _earliest(facts: Iterable[Fact], asked: Asked) -> Any:
    days = [Subquery(_day(fact, asked)) for fact in facts]
    return Earliest(*days) if len(days) > 1 else days[0]


def _day(fact: Fact, asked: Asked) -> QuerySet[Any]:
    """The earliest day that records of a case say, of those that say the fact: one row, or none."""
    rows = asked.records(fact.step).filter(case_id=OuterRef("pk"), **where_of(fact)).order_by()
    field = field_of(asked.pathway.step(fact.step), fact.field)
    day = TruncDate(fact.field) if isinstance(field, models.DateTimeField) else F(fact.field)
    return rows.annotate(day=day).values(one=Value(1)).annotate(earliest=Min("day")).values("earliest")


def _on(day: date) -> Q:
    """Those that were there when a day ended."""
    return Q(began__lte=day) & (Q(ended=None) | Q(ended__gt=day))


def _days(asked: Asked) -> tuple[date, date]:
    """The first day of the year and its last; of one that is not over, today."""
    begins, ends = asked.between
    last = timezone.localdate(ends) - DAY
    return timezone.localdate(begins), min(last, timezone.localdate(_now(asked)))


def _now(asked: Asked) -> datetime:
    """Without a moment, a year is looked at as it was when it was over."""
    return asked.standing.moment or asked.between[1]


def _ages(ages: tuple[int, ...]) -> Iterator[str]:
    """ "Under 1", "1 to 4", "16 or more"."""
    yield f"Under {ages[0]}"
    for least, most in pairwise(ages):
        yield f"{least} to {most - 1}" if most - 1 > least else str(least)
    yield f"{ages[-1]} or more"


def _age_on(day: date, table: InPlaceTable) -> Chosen:
    """Which band of age somebody is in on a day."""
    younger = [
        When(
            **{f"{table.field}__gt": DayLater(Value(day, models.DateField()), -YEAR * age, "month")}, then=Value(number)
        )
        for number, age in enumerate(table.ages)
    ]
    unknown = When(**{table.field: None}, then=None)
    return Chosen(unknown, *younger, default=Value(len(table.ages)), output_field=IntegerField())
