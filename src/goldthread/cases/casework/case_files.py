"""A file of cases in the order of somebody else’s form: one row a case, as its pathway declares the columns."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef

from goldthread.cases.casework.figures_asked import Asked
from goldthread.cases.casework.models import Case, CaseQuerySet
from goldthread.cases.casework.models.records import last_of
from goldthread.cases.casework.shown import words_of
from goldthread.cases.declaring import CaseFile, Column, Pathway
from goldthread.cases.declaring.letters import split
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space

BETWEEN = "; "
REFERENCE = "Reference"
SECRET = "Kept secret"
"""Stands for an address of which a record says that nobody may learn it: what is sent on is out of our hands."""
Kept = dict[int, list[Any]]
"""By case, what one step kept of it, the oldest first."""


def cases_of(file: CaseFile, pathway: Pathway, space: Space, year: int | None, standing: Standing) -> CaseQuerySet:
    """Cases of a year that belong in the file, or without one those of which no row went out since; open to somebody or
    not, and none that the tables leave out.
    """
    asked = Asked(pathway, space, year or 0, standing)
    recorded = asked.records(file.of)
    if year is None:
        went = asked.records(file.sent_by).filter(case_id=OuterRef("case_id"), happened_at__gte=OuterRef("happened_at"))
        recorded = recorded.exclude(Exists(went))
    else:
        begins, ends = asked.between
        recorded = recorded.filter(happened_at__gte=begins, happened_at__lt=ends)
    recorded = asked.without(recorded, pathway.left_out)
    return Case.objects.visible_to(standing).filter(pk__in=recorded.values("case_id")).order_by("year", "number")


def rows_of(file: CaseFile, cases: list[Case], space: Space) -> list[list[str]]:
    """What stands in each row. One statement for each step that a column names."""
    kept = {code: _kept(cases, space, code) for code in {split(column.fact)[0] for column in file.columns}}
    return [[case.reference, *(_cell(column, kept, case) for column in file.columns)] for case in cases]


def headings_of(file: CaseFile) -> list[str]:
    return [REFERENCE, *(column.heading for column in file.columns)]


def _kept(cases: list[Case], space: Space, code: str) -> Kept:
    found: Kept = defaultdict(list)
    if cases:
        record = cases[0].rules.step(code).record
        for one in record.objects.filter(space=space, case__in=cases).order_by("happened_at", "pk"):
            found[one.case_id].append(one)
    return found


def _cell(column: Column, kept: dict[str, Kept], case: Case) -> str:
    code, name = split(column.fact)
    records: Iterable[Any] = kept[code].get(case.pk, [])
    if not column.every:
        last = last_of(records)
        records = [last] if last else []
    return BETWEEN.join(_told(column, one, name) for one in records)


def _told(column: Column, record: Any, name: str) -> str:
    told = words_of(record, record._meta.get_field(name))
    return SECRET if told and column.secret_if and getattr(record, column.secret_if) else told
