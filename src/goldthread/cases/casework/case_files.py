"""A file of cases in the order of somebody else’s form: one row a case, as its pathway declares the columns."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from goldthread.cases.casework.figures_asked import Asked
from goldthread.cases.casework.models import Case, CaseQuerySet
from goldthread.cases.casework.models.records import last_of, without_later
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
    """Cases of a year that belong in the file, or without one those of which no row went out since: opened by whoever
    asks or not, but none that a conflict of interest hides from them, and none that the tables leave out.
    """
    asked = Asked(pathway, space, year or 0, standing)
    recorded = asked.records(file.of)
    if year is None:
        recorded = without_later(recorded, asked.records(file.sent_by))
    else:
        begins, ends = asked.between
        recorded = recorded.filter(happened_at__gte=begins, happened_at__lt=ends)
    recorded = asked.without(recorded, pathway.left_out)
    return Case.objects.visible_to(standing).filter(pk__in=recorded.values("case_id")).order_by("year", "number")


def rows_of(file: CaseFile, cases: list[Case], pathway: Pathway, space: Space, standing: Standing) -> list[list[str]]:
    """What stands in each row. One statement for each step that a column names."""
    asked = Asked(pathway, space, 0, standing)
    kept = {code: _kept(cases, asked, code) for code in {split(column.fact)[0] for column in file.columns}}
    return [[case.reference, *(_cell(column, kept, case) for column in file.columns)] for case in cases]


def headings_of(file: CaseFile) -> list[str]:
    return [REFERENCE, *(column.heading for column in file.columns)]


def _kept(cases: list[Case], asked: Asked, code: str) -> Kept:
    """What one step kept of each case, and whoever asks may read: no ending that was undone, and nothing that an agency
    keeps to itself.
    """
    found: Kept = defaultdict(list)
    records: Any = asked.records(code).filter(case__in=cases)
    records = records.shared_with(asked.standing)
    for one in sorted(records.order_by(), key=lambda one: one.in_time):
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
