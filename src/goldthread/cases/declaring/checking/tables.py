"""What is wrong with what a pathway counts in a year."""

import re
from collections.abc import Iterator

from django.db import models

from goldthread.cases.declaring.checking.facts import answers_in, fact_faults, twice
from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.steps import field_of, is_in_own_words, is_listed
from goldthread.cases.declaring.tables import (
    PERIOD,
    BandTable,
    CountTable,
    EachAnswerTable,
    InPlaceTable,
    KeptTable,
    ListTable,
    OfSpans,
    Table,
)

A_YEAR = re.compile(r"\byear\b")


def table_faults(pathway: Declaration) -> Iterator[str]:
    yield from twice("table", [one.code for one in pathway.tables])
    bands = [one for one in pathway.tables if isinstance(one, BandTable)]
    yield from (f"the bands of {one.code} do not rise" for one in bands if [*one.ends] != sorted({*one.ends}))
    yield from (f"the bands of {one.code} are of no known unit" for one in bands if one.unit not in ("day", "month"))
    yield from _of_years_together(pathway)
    for fact in pathway.left_out:
        yield from (f"what a table leaves out: {fault}" for fault in fact_faults(pathway, fact, of_hours=False))
    for spans in (one for one in pathway.tables if isinstance(one, OfSpans)):
        yield from (f"the table {spans.code}: {fault}" for fault in _of_spans(pathway, spans))
    for entries in (one for one in pathway.tables if isinstance(one, ListTable)):
        yield from (f"the table {entries.code}: {fault}" for fault in _of_entries(pathway, entries))
    steps = {step.code: step for step in pathway.steps}
    for table in pathway.tables:
        if not isinstance(table, Table | EachAnswerTable) or table.step not in steps:
            continue
        field = field_of(steps[table.step], table.field)
        if isinstance(table, EachAnswerTable):
            yield from (f"the table {table.code}: {fault}" for fault in _counted_too(pathway, table, field))
        elif field is not None and is_in_own_words(field):
            yield f"the table {table.code} counts by {table.field}, which is typed: count it by each answer"


def _of_years_together(pathway: Declaration) -> Iterator[str]:
    if pathway.pools == 1:
        return
    if not pathway.pools_from:
        yield "years are counted together, and it is not said from which one on"
    for one in pathway.tables:
        titles = [one.title, *(title for _, title in (one.steps if isinstance(one, CountTable) else ()))]
        if any(A_YEAR.search(title) for title in titles):
            yield f"the table {one.code} says “year” and may count several: write {PERIOD}"


def _counted_too(pathway: Declaration, table: EachAnswerTable, field: models.Field | None) -> Iterator[str]:
    offered = answers_in(field) if field is not None else []
    for answer, fact in table.also.items():
        if answer not in offered:
            yield f"{answer!r} is no answer of {table.field}"
        yield from (f"what counts too: {fault}" for fault in fact_faults(pathway, fact, of_hours=False))


def _of_entries(pathway: Declaration, table: ListTable) -> Iterator[str]:
    kept = next((one for one in pathway.own_lists if one.code == table.of), None)
    if kept is None:
        yield f"{table.of} is no list"
        return
    fields = {one.name: one for one in kept.record._meta.concrete_fields}
    if table.field not in fields or not is_listed(fields[table.field]):
        yield f"it counts by {table.field}, of which there is no list"
    if table.adds and not isinstance(fields.get(table.adds), models.IntegerField):
        yield f"it adds up {table.adds}, which is no number"


def _of_spans(pathway: Declaration, table: OfSpans) -> Iterator[str]:
    if not (table.span.begins and table.span.ends):
        yield "what lasts needs what begins it and what ends it"
    for fact in table.span.facts:
        yield from fact_faults(pathway, fact, of_hours=False)
    if isinstance(table, KeptTable) and table.clock not in {clock.id for clock in pathway.clocks}:
        yield f"{table.clock} is no clock"
    step = next((one for one in pathway.steps if isinstance(table, InPlaceTable) and one.code == table.step), None)
    field = field_of(step, table.field) if step and isinstance(table, InPlaceTable) else None
    if field is None or not isinstance(table, InPlaceTable):
        return
    is_day = isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField)
    if table.ages and not (is_day and [*table.ages] == sorted({*table.ages})):
        yield f"ages are told by a day and rise, and those of {table.field} do not"
    if not table.ages and not is_listed(field):
        yield f"it counts by {table.field}, of which there is no list"
