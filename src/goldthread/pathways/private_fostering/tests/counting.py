"""What the yearly figures say, by table and row."""

from datetime import UTC, datetime

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import published_of, tables_of
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.private_fostering.pathway import PATHWAY

LATER = datetime(2027, 6, 1, 12, 0, tzinfo=UTC)


def counted(partnership, officer, year, at=LATER):
    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables = tables_of(PATHWAY, partnership, year, seen_by(officer, at))
    return {table.code: {row.code: row.count for row in table.rows if row.count} for table in tables}


def published(partnership, officer, year):
    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables, clocks = published_of(PATHWAY, partnership, year, seen_by(officer, LATER), LATER)
    return {table.code: table for table in (*tables, *clocks)}
