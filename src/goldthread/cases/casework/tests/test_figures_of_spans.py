"""What lasts is counted of any pathway: what was there, began and ended, by an answer, and whether a clock was kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import RAISED_AT, a_case, seen_by, somebody
from goldthread.cases.casework.figures import tables_of
from goldthread.cases.declaring import Fact, InPlaceTable, KeptTable, Span, SpanTable
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db

SPAN = Span(begins=(Fact("raised"),), ends=(Fact("resolved"),))
TABLES = (
    SpanTable("span", "Disagreements", SPAN),
    InPlaceTable("topic", "By topic", SPAN, "raised", "topic"),
    KeptTable("new", "New", SPAN, "ESC-01", new=True),
    KeptTable("old", "Old", SPAN, "ESC-01", new=False),
)
COUNTED = replace(PATHWAYS["professional-disagreement"], tables=TABLES)
NEXT_YEAR = datetime(2027, 5, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


def counted(manager, space, year, at=NEXT_YEAR):
    with opened(actor=manager.pk, reading=[space.pk]):
        tables = tables_of(COUNTED, space, year, seen_by(manager, at))
    return [{row.code: row.count for row in table.rows if row.count} for table in tables]


def resolved(case, by, at):
    said = {"result": "withdrawn", "words": "It is settled.", "learning": "Meet sooner."}
    record_step(case=case, step="resolved", said=said, happened_at=at, by=by, at=at)


def test_what_was_there_began_ended_and_was_kept_in_two_years(partnership, police, council, constable, manager):
    soon, late, _ = (a_case(partnership, police, council, by=constable) for _ in range(3))
    resolved(soon, manager, RAISED_AT + timedelta(hours=2))
    resolved(late, manager, NEXT_YEAR - timedelta(days=20))

    first, second = (counted(manager, partnership, year) for year in (2026, 2027))

    assert first == [{"began": 3, "ended": 1, "there": 2}, {"threshold": 2}, {"in_time": 1, "late": 2}, {}]
    assert second[0] == {"before": 2, "ended": 1, "there": 1}
    assert (second[2], second[3]) == ({}, {"late": 2})


def test_a_year_that_is_not_over_is_counted_until_then(partnership, police, council, constable, manager):
    a_case(partnership, police, council, by=constable)

    assert counted(manager, partnership, 2026, RAISED_AT - timedelta(days=3))[0] == {}
    assert counted(manager, partnership, 2026, RAISED_AT + timedelta(hours=1))[2] == {"in_time": 1}
