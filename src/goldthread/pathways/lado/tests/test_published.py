"""What the clocks of a published file tell, set against the tables of the same file, is nothing that these hide."""

from dataclasses import replace

import pytest

from goldthread.cases.casework.figure_tables import FigureRow, FigureTable, suppressed_together
from goldthread.cases.casework.figures_beside import is_of_part
from goldthread.pathways.lado.pathway import PATHWAY

MET = slice(0, 2)
"""The rows of a clock that was met, in time and late."""


def counted(code, *counts, adds_up=True):
    rows = tuple(FigureRow(str(place), f"Row {place}", count) for place, count in enumerate(counts))
    return FigureTable(code, code, rows, sum(counts) if adds_up else None, adds_up=adds_up)


def a_clock(code, in_time, late, overdue=0, running=0):
    clock = next(one for one in PATHWAY.clocks if one.id == code)
    return replace(counted(code, in_time, late, overdue, running), of_part=is_of_part(clock, PATHWAY))


def sum_of(table, rows):
    """What somebody works out who knows the sum: None where another number is wanting."""
    inside = [row.count for row in table.rows[rows]]
    if None not in inside:
        return sum(inside)
    outside = [row.count for row in table.rows if row not in table.rows[rows]]
    return None if None in (table.total, *outside) else table.total - sum(outside)


def told_to_the_referrer(tables):
    """Three of 23 referrers were told what came of it: the clock was met as often."""
    return sum_of(tables[1], MET)


def of_no_concern(tables):
    """Of thirty who got in touch and had their answer 27 were advised, none was a referral: three had no concern."""
    funnel, clock = tables[1:]
    met = sum_of(clock, MET)
    return None if met is None else met - funnel.rows[1].count - funnel.rows[2].count


def ended_in_3_to_12_months(tables):
    """35 cases ended, two of them after more than twelve months: the clock has these twelve months."""
    bands, clock = tables
    in_time = clock.rows[0].count
    return None if in_time is None else in_time - bands.rows[0].count - bands.rows[1].count


WORLDS = {
    "feedback": ([counted("feedback", 3, 8, 9, adds_up=False), a_clock("LADO-11", 2, 1, 20)], told_to_the_referrer),
    "set aside": (
        [counted("set_aside", 9, 8, 3), counted("funnel", 30, 27, 0, adds_up=False), a_clock("LADO-02", 30, 0)],
        of_no_concern,
    ),
    "timeliness": ([counted("timeliness", 20, 10, 3, 2), a_clock("LADO-04", 33, 2, 0, 7)], ended_in_3_to_12_months),
}


@pytest.mark.parametrize("world", WORLDS)
def test_nobody_works_out_from_a_clock_what_a_table_hides(world):
    tables, worked_out = WORLDS[world]

    told = suppressed_together(tables)

    assert told[0].hides
    assert worked_out(told) is None


@pytest.mark.parametrize("world", WORLDS)
def test_a_clock_that_were_told_would_tell_it(world):
    """So that the test above asks for something."""
    tables, worked_out = WORLDS[world]

    assert worked_out(suppressed_together(replace(table, of_part=False) for table in tables)) == 3
