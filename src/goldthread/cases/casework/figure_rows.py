"""Rows of the yearly figures, from what was counted."""

from typing import Any

from django.db import models
from django.db.models import Func, Value

from goldthread.cases.casework.figure_tables import NOT_RECORDED, FigureRow, FigureTable
from goldthread.cases.declaring import AnyTable

NO_ANSWER = "Not recorded"
AS_TYPED = "typed {}"

Counts = dict[Any, int]


class DayLater(Func):
    """So many days later; or the same day some months later, and the last of a month that has no such day
    (statutory.md 0.3).
    """

    template = "(%(expressions)s))::date"
    output_field = models.DateField()

    def __init__(self, day: Any, number: int, unit: str) -> None:
        super().__init__(day, Value(number), arg_joiner=f" + make_interval({unit}s => ")


class DaysBetween(Func):
    """How many days one day is before another."""

    template = "(%(expressions)s)"
    output_field = models.IntegerField()

    def __init__(self, first: Any, last: Any) -> None:
        super().__init__(last, first, arg_joiner=" - ")


class Middle(models.Aggregate):
    """The median of numbers, of those that there are: of an even number of them the mean of the two in the middle."""

    template = "percentile_cont(0.5) within group (order by %(expressions)s)"
    output_field = models.FloatField()


def answers_of(field: "models.Field[Any, Any]", counts: Counts) -> list[tuple[Any, str]]:
    """Every answer there is, also those that nobody gave; of a field without a list, those that were given."""
    if isinstance(field, models.BooleanField):
        return [(True, "Yes"), (False, "No")]
    if field.choices:
        return [(code, str(title)) for code, title in field.flatchoices]
    return [(answer, str(answer)) for answer in sorted(counts.keys() - {None, ""}, key=str)]


def table_of(table: AnyTable, answers: list[tuple[Any, str]], counts: Counts, *, typed: bool = False) -> FigureTable:
    """Rows for the answers, in their order, and one for records without any or with one that is offered no more.

    What was ``typed`` has a mark in its code, since people may type the words by which rows of ours are known.
    """
    code_of = AS_TYPED.format if typed else str
    rows = [FigureRow(code_of(code), title, counts.get(code, 0)) for code, title in answers]
    total = sum(counts.values())
    if unanswered := total - sum(row.count or 0 for row in rows):
        rows.append(FigureRow(NOT_RECORDED, NO_ANSWER, unanswered))
    return FigureTable(table.code, table.title, tuple(rows), total)
