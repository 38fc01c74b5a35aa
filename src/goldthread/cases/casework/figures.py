"""The yearly figures of a pathway, counted over the cases that whoever asks may see, with one statement for each table.

A year runs from 1 April to 31 March and is known by the year in which it begins, as yearly reports of partnerships
have it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import singledispatch
from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower, TruncDate

from goldthread.cases.casework.figure_rows import Counts, DayLater, DaysBetween, Middle, answers_of, table_of
from goldthread.cases.casework.figure_tables import (
    LEAST_OF_WHICH_PERCENT,
    SMALLEST_SHOWN,
    FigureRow,
    FigureTable,
    is_small,
    suppressed_together,
)
from goldthread.cases.casework.figures_asked import Asked, where_of
from goldthread.cases.casework.figures_beside import beside_each_other, is_of_part
from goldthread.cases.casework.figures_of_lists import by_entries
from goldthread.cases.casework.figures_of_spans import by_what_was_kept, by_what_was_there, in_and_out
from goldthread.cases.casework.models import CaseEvent
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.declaring import (
    AnyTable,
    BandTable,
    CaseClock,
    CountTable,
    EachAnswerTable,
    InPlaceTable,
    KeptTable,
    ListTable,
    Pathway,
    SpanTable,
    StageTable,
    Table,
)
from goldthread.cases.declaring.steps import is_in_own_words, is_listed
from goldthread.cases.declaring.tables import titled
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.clocks import State
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.models import COUNTS_AS_LATE, Clock
from goldthread.foundation.ui.words import plural

UNREAD, ELSEWHERE = "unread", "elsewhere"

IMPORTED = "imported"
STATES_COUNTED = (
    ("in_time", "Met in time", (State.MET,)),
    ("late", "Met late", (State.MET_LATE,)),
    ("overdue", "Overdue, or never done", (State.OVERDUE,)),
    ("running", "Still to be met", (State.RUNNING, State.DUE_SOON, State.PAUSED, State.NOT_STARTED)),
    ("imported", "Fell due before it came from a file", (IMPORTED,)),
)
"""What is no longer needed is not counted, unless it was late before: that stays on record. Imported history is counted
for itself, whatever came of it: nobody here was late with it, and nobody is praised for it either.
"""

OF_CASES = Count("case_id", distinct=True)
"""As what happened several times in a case counts in it once."""


def tables_of(pathway: Pathway, space: Space, year: int, standing: Standing, years: int = 1) -> list[FigureTable]:
    """Every table that a pathway declares, for the year that begins in April of ``year``, as somebody may read it; or
    for several ``years`` together, of which that is the last.
    """
    return _tables(Asked(pathway, space, year, standing, years=years))


def clocks_in_time(
    pathway: Pathway, space: Space, year: int, standing: Standing, at: datetime, years: int = 1
) -> list[FigureTable]:
    """Of each clock of a pathway, how those that began in the year stand at a moment: one table for a clock.

    What a table leaves out as no case of its own, no clock is counted of either, but one that it meets.
    """
    return _clocks(Asked(pathway, space, year, standing, years=years), at)


def published_of(
    pathway: Pathway, space: Space, year: int, standing: Standing, at: datetime, years: int = 1
) -> tuple[list[FigureTable], list[FigureTable]]:
    """Tables and clocks of every case of a year, or of several together, as they may be published in one file."""
    asked = Asked(pathway, space, year, standing, published=True, years=years)
    tables = _tables(asked)
    clocks = _clocks(asked, at)
    told = suppressed_together([*tables, *clocks])
    given = told[: len(tables)]
    return given, [
        replace(table, in_ten=_in_ten(clock, pathway, whole, given)) if table.total is None else table
        for clock, whole, table in zip(pathway.clocks, clocks, told[len(tables) :], strict=True)
    ]


def _in_ten(clock: CaseClock, pathway: Pathway, whole: FigureTable, given: Sequence[FigureTable]) -> int | None:
    """About how many in ten of a clock were met in time, where none of its numbers is given. It is told only where the
    file itself gives that eleven cases or more came to the step that begins it: that it is told then tells nothing of
    how many it is a share of. And only where neither those in time nor the others are a small number: 9 in 10 of 12
    would tell of one that was late.
    """
    steps = {fact.step for fact in clock.starts}
    counts = (one for one in pathway.tables if isinstance(one, CountTable) and steps <= dict(one.steps).keys())
    codes = {one.code for one in counts}
    public = [table.row(step).count or 0 for table in given if table.code in codes for step in steps]
    in_time, decided = whole.row("in_time").count or 0, met_or_due(whole)
    are_few = decided < SMALLEST_SHOWN or is_small(in_time) or is_small(decided - in_time)
    if are_few or max(public, default=0) < LEAST_OF_WHICH_PERCENT:
        return None
    return int((Decimal(10 * in_time) / decided).quantize(Decimal(1), ROUND_HALF_UP))


def _tables(asked: Asked) -> list[FigureTable]:
    each = (replace(counted(table, asked), title=titled(table, asked.years)) for table in asked.pathway.tables)
    return beside_each_other(asked.pathway, [*each])


def _clocks(asked: Asked, at: datetime) -> list[FigureTable]:
    pathway, space = asked.pathway, asked.space
    (begins, ends), counts = asked.between, defaultdict[str, Counts](dict)
    counted_as = models.Case(When(COUNTS_AS_LATE, then=F("state")), default=Value(IMPORTED))
    for gone, codes in pathway.clocks_by_left_out:
        cases = asked.without(asked.cases, gone, "pk").values("pk")
        rows = Clock.objects.filter(space=space, subject_kind=CASE_KIND, subject_id__in=cases, code__in=codes)
        began = rows.filter(began_at__gte=begins, began_at__lt=ends).with_state(at)
        known = began.exclude(Q(state=State.CANCELLED.value)).order_by()
        for code, state, number in known.values_list("code", counted_as).annotate(Count("pk")):
            counts[code][state] = number
    return [_states_of(clock, pathway, counts[clock.id]) for clock in pathway.clocks]


def share_in_time(table: FigureTable) -> Decimal | None:
    """Of a clock's table: how many in a hundred of those that were met or fell due were met in time."""
    return replace(table, total=met_or_due(table)).percent(table.row("in_time"))


def met_or_due(table: FigureTable) -> int:
    """Of a clock's table: how many were met or fell due."""
    return (table.total or 0) - sum(table.row(code).count or 0 for code in ("running", IMPORTED))


def _states_of(clock: CaseClock, pathway: Pathway, counts: Counts) -> FigureTable:
    rows = [
        FigureRow(code, title, sum(counts.get(state, 0) for state in states)) for code, title, states in STATES_COUNTED
    ]
    total = sum(row.count or 0 for row in rows)
    return FigureTable(clock.id, f"{clock.title} ({clock.id})", tuple(rows), total, of_part=is_of_part(clock, pathway))


@singledispatch
def counted(table: AnyTable, asked: Asked) -> FigureTable:
    """One table, by its kind. Raise TypeError for one that nothing counts."""
    raise TypeError(f"Nothing counts {table}.")


counted.register(SpanTable, in_and_out)
counted.register(InPlaceTable, by_what_was_there)
counted.register(KeptTable, by_what_was_kept)
counted.register(ListTable, by_entries)


@counted.register
def _by_answers(table: Table, asked: Asked) -> FigureTable:
    field = asked.pathway.step(table.step).record._meta.get_field(table.field)
    rows = asked.last_in_year(table, table.step).order_by()
    if field.related_model is not None:
        named = rows.values_list(table.field, f"{table.field}__name").annotate(Count("pk"))
        found = sorted(named, key=lambda row: str(row[1]))
        counts = {code: number for code, _, number in found}
        answers = [(code, name) for code, name, _ in found if code is not None]
    else:
        counts = dict(rows.values_list(table.field).annotate(Count("pk")))
        answers = answers_of(field, counts)
    if table.here is None:
        return replace(table_of(table, answers, counts), found=not is_listed(field))
    here = {str(code) for code in table.here(asked.space)}
    if not here:
        return replace(table_of(table, [one for one in answers if one[0] in counts], counts), found=True)
    return table_of(table, *_of_here(answers, counts, here))


def _of_here(
    answers: list[tuple[Any, str]], counts: Counts, here: Collection[str]
) -> tuple[list[tuple[Any, str]], Counts]:
    """The answers that belong to a space, and all others as one."""
    own = [one for one in answers if str(one[0]) in here]
    away = {code for code, _ in answers} - {code for code, _ in own}
    kept = {code: number for code, number in counts.items() if code not in away}
    return [*own, (ELSEWHERE, "Elsewhere")], {**kept, ELSEWHERE: sum(counts.get(code, 0) for code in away)}


@counted.register
def _by_each_answer(table: EachAnswerTable, asked: Asked) -> FigureTable:
    field = asked.pathway.step(table.step).record._meta.get_field(table.field)
    rows = asked.in_year(table, table.step).order_by()
    if is_in_own_words(field):
        return _by_own_words(table, asked, rows)
    counts = Counter[Any]()
    given = rows.values_list(table.field).annotate(OF_CASES)
    for answer, number in given.union(*_given_elsewhere(table, asked, rows), all=True):
        counts[answer] += number
    counted_so = table_of(table, answers_of(field, counts), counts)
    return replace(counted_so, total=None, adds_up=False, found=not is_listed(field))


def _given_elsewhere(table: EachAnswerTable, asked: Asked, rows: QuerySet[Any]) -> Iterator[QuerySet[Any]]:
    """How often another step says an answer, of cases that are not counted by it already."""
    for answer, fact in table.also.items():
        said = rows.filter(case_id=OuterRef("case_id"), **{table.field: answer})
        others = asked.in_year(table, fact.step).filter(~Exists(said), **where_of(fact)).order_by()
        yield others.annotate(answer=Value(answer)).values_list("answer").annotate(OF_CASES)


def _by_own_words(table: EachAnswerTable, asked: Asked, rows: QuerySet[Any]) -> FigureTable:
    """What differs by capitals alone is one answer. Cases whose words are not for the reader are counted as such."""
    said = rows.annotate(said=asked.words_of(table.field)).values_list(Lower("said"))
    found = list(said.annotate(OF_CASES, Min("said")))
    counts = {key: number for key, number, _ in found}
    unread = counts.pop(None, 0)
    counted_so = table_of(table, sorted((key, said) for key, _, said in found if key), counts, typed=True)
    rest = (FigureRow(UNREAD, f"In {asked.pathway.many} that are not open to you now", unread),) if unread else ()
    return replace(counted_so, rows=(*counted_so.rows, *rest), total=None, adds_up=False, found=True, typed=True)


@counted.register
def _by_steps(table: CountTable, asked: Asked) -> FigureTable:
    counts = [Coalesce(Subquery(_cases_in(asked.in_year(table, code))), 0) for code, _ in table.steps]
    found = Space.objects.filter(pk=asked.space.pk).values_list(*counts)[0]
    rows = tuple(FigureRow(code, title, count) for (code, title), count in zip(table.steps, found, strict=True))
    return FigureTable(table.code, table.title, rows, None, adds_up=False)


def _cases_in(records: QuerySet[Any]) -> QuerySet[Any]:
    """How many cases these are of, each once: one row, or none."""
    return records.order_by().values(all=Value(1)).annotate(cases=Count("case_id", distinct=True)).values("cases")


@counted.register
def _by_bands(table: BandTable, asked: Asked) -> FigureTable:
    begun = asked.records(table.starts.step).filter(case_id=OuterRef("case_id"), **where_of(table.starts))
    began = Subquery(begun.order_by(table.starts.field, "pk").values(table.starts.field)[:1])
    ended = TruncDate(F(table.stops.field))
    bands = [
        When(ended__lte=DayLater(TruncDate(F("began")), most, table.unit), then=Value(number))
        for number, most in enumerate(table.ends)
    ]
    band = models.Case(
        When(began=None, then=None), *bands, default=Value(len(bands)), output_field=models.IntegerField()
    )
    rows = asked.last_in_year(table, table.stops.step, **where_of(table.stops)).annotate(began=began, ended=ended)
    counts = dict(rows.annotate(band=band).order_by().values_list("band").annotate(Count("pk")))
    counted_so = table_of(table, list(enumerate(_bands(table))), counts)
    middle = _middle(rows) if table.middle else None
    of_part = bool(table.stops.where)
    return replace(counted_so, rises=True, of_part=of_part, has_middle=table.middle, middle=middle)


def _middle(rows: QuerySet[Any]) -> Decimal | None:
    """The median of the days that it took; of an even number the mean of the two in the middle. None of nothing."""
    found = rows.order_by().aggregate(middle=Middle(DaysBetween(TruncDate(F("began")), F("ended"))))["middle"]
    return None if found is None else Decimal(str(found))


@counted.register
def _by_stages(table: StageTable, asked: Asked) -> FigureTable:
    stages = [stage for stage in asked.pathway.stages if not stage.ends]
    begins, ends = asked.between
    moved = CaseEvent.objects.filter(case_id=OuterRef("pk"), moved_to__in=[stage.code for stage in stages])
    last = Subquery(moved.order_by("-pk").values("moved_to")[:1])
    cases = asked.without(asked.cases, table.leaves_out, "pk")
    closed = cases.filter(closed_at__gte=begins, closed_at__lt=ends).annotate(last=last)
    if table.outcomes:
        closed = closed.filter(outcome__in=table.outcomes)
    counts = dict(closed.order_by().values_list("last").annotate(Count("pk")))
    counted_so = table_of(table, [(stage.code, stage.title) for stage in stages], counts)
    # Clocks tell how many went on from a stage, so that those who did not may be worked out from them.
    return replace(counted_so, rises=True, of_part=True)


def _bands(table: BandTable) -> Iterator[str]:
    """ "Within 1 month", "1 to 3 months", "More than 12 months"."""
    before = 0
    for most in table.ends:
        yield f"{before} to {plural(most, table.unit)}" if before else f"Within {plural(most, table.unit)}"
        before = most
    yield f"More than {plural(before, table.unit)}"
