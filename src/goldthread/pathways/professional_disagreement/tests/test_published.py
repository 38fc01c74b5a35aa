"""How many went on from each stage does not tell, in a published file, how many were settled at one."""

from dataclasses import replace

from goldthread.cases.casework.figure_tables import FigureRow, FigureTable, suppressed_together
from goldthread.cases.casework.figures_beside import is_of_part
from goldthread.pathways.professional_disagreement.pathway import PATHWAY

REACHED = (30, 12, 9, 0, 0)
"""Of thirty that were raised and settled, eighteen were so at the first stage, three at the second, nine at the third.
"""


def counted(code, *counts, of_part=False):
    rows = tuple(FigureRow(str(place), f"Row {place}", count) for place, count in enumerate(counts))
    return FigureTable(code, code, rows, sum(counts), of_part=of_part)


def tables():
    """As the pathway's file has them: how they ended, where they were settled, and a clock for each stage."""
    clocks = zip(PATHWAY.clocks, REACHED, strict=True)
    return [
        counted("result", 18, 12, 0, 0, 0),
        counted("stage", 18, 3, 9, 0, 0, of_part=True),
        *(counted(clock.id, began, 0, 0, 0, 0, of_part=is_of_part(clock, PATHWAY)) for clock, began in clocks),
    ]


def worked_out(told):
    """The hidden stages that somebody knows who takes from those that came to one those that went on from it."""
    stages, (first, *further) = told[1], [table.total for table in told[2:]]
    came = zip(stages.rows, (first, *further), (*further, 0), strict=True)
    return [row.title for row, here, beyond in came if row.is_hidden and None not in (here, beyond) and here > beyond]


def test_nobody_works_out_from_clocks_how_many_were_settled_at_a_stage():
    told = suppressed_together(tables())

    assert told[1].hides
    assert worked_out(told) == []


def test_no_clock_stands_beside_what_is_hidden():
    """Tables count what meets or begins each: of 20 raised and 17 answered, the clock need not tell of three."""
    assert [clock.id for clock in PATHWAY.clocks if not is_of_part(clock, PATHWAY)] == []


def test_clocks_that_were_told_would_tell_it():
    """So that the first test asks for something."""
    told = suppressed_together(replace(one, of_part=one.code == "stage") for one in tables())

    assert "Row 1" in worked_out(told)
