"""What the tables and clocks of one file tell beside each other: which count a part of what others count, and of how
many cases a row would tell that it is not so of few.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goldthread.cases.casework.figure_tables import FigureTable
from goldthread.cases.declaring import (
    AnyTable,
    BandTable,
    CaseClock,
    CountTable,
    EachAnswerTable,
    Pathway,
    Span,
    SpanTable,
    StageTable,
    Table,
)
from goldthread.cases.declaring.pathway import OF_EVERY_STEP
from goldthread.cases.declaring.tables import OfSpans
from goldthread.cases.declaring.told_figures import counted_too, left_out

BEGAN = "began"
"""The row of a ``SpanTable`` that tells how many began in the year."""


def beside_each_other(pathway: Pathway, counted: Sequence[FigureTable]) -> list[FigureTable]:
    """The tables of a pathway, in the order of its declaration, each with what it tells beside the others."""
    by_code = {table.code: table for table in counted}
    return [
        replace(
            by_code[table.code],
            of_part=by_code[table.code].of_part or _is_of_part(table, pathway),
            among=_among(table, pathway, by_code),
            reach=_reach(table, pathway, by_code),
            without=left_out(pathway, table),
            also=counted_too(pathway, table),
        )
        for table in pathway.tables
    ]


def is_of_part(clock: CaseClock, pathway: Pathway) -> bool:
    """Whether the numbers of a clock are those of a table of its pathway too, and so may tell what that hides.

    A clock tells how many began it, and how many met it. A fact by which a case is counted nowhere parts none.
    """
    ways = (_is_parted_by_an_answer, _is_counted_by_a_table, _is_a_stretch_of_bands, _tells_who_came_so_far)
    return any(one(clock, pathway) for one in ways)


def _is_parted_by_an_answer(clock: CaseClock, pathway: Pathway) -> bool:
    """If an answer begins or meets it, it tells how many gave that; and if one ends it, how many did not, since what
    was never owed is not counted.
    """
    gone = {fact.step for fact in pathway.left_out if not fact.where}
    ends = [fact for fact in clock.ends if fact.step not in gone and fact not in pathway.left_out]
    return bool(clock.only_if) or any(fact.where for fact in (*clock.starts, *clock.stops, *ends))


def _is_counted_by_a_table(clock: CaseClock, pathway: Pathway) -> bool:
    """Where a table counts a step that meets it, or by which it begins after the case did, the two tell how many did
    not. What every case begins with tells nothing of it, and of what happens several times in a case no table of cases
    tells how often.
    """
    once = not (clock.again or clock.each_its_own)
    return once and any(_asks(table, _later_steps(clock, pathway)) for table in pathway.tables)


def _is_a_stretch_of_bands(clock: CaseClock, pathway: Pathway) -> bool:
    """One from a step to another tells how long that took, as a table of bands does."""
    ends = tuple({fact.step for fact in facts} for facts in (clock.starts, clock.stops))
    return ends in [({one.starts.step}, {one.stops.step}) for one in pathway.tables if isinstance(one, BandTable)]


def _tells_who_came_so_far(clock: CaseClock, pathway: Pathway) -> bool:
    """One that begins after a case was opened tells how many came so far: a table of stages tells it from the other
    end.
    """
    begins_later = not all(pathway.step(fact.step).opens for fact in clock.starts)
    return begins_later and any(isinstance(table, StageTable) for table in pathway.tables)


def _later_steps(clock: CaseClock, pathway: Pathway) -> set[str]:
    """The steps that begin or meet a clock, without those by which every case begins."""
    return {fact.step for fact in (*clock.starts, *clock.stops) if not pathway.step(fact.step).opens}


def _is_of_part(table: AnyTable, pathway: Pathway) -> bool:
    """How many lasted, less those of which it is said that they never did, is told by the answers that say so. What
    ends something that lasts, or is one of several beginnings, is counted by some table of its own too: beside how
    many there were, it tells how many began, or in how many the others began it.
    """
    if isinstance(table, SpanTable):
        return bool(table.span.never)
    ending = {fact.step for span in _spans(pathway) for fact in span.ends if fact.field == OF_EVERY_STEP}
    if isinstance(table, Table | EachAnswerTable | CountTable | BandTable) and _asks(table, ending):
        return True
    return isinstance(table, BandTable) and any(_begins_some(table, span) for span in _spans(pathway))


def _among(table: AnyTable, pathway: Pathway, counted: dict[str, FigureTable]) -> int | None:
    """How many cases there are of which a table tells some, where another table of the file gives that number."""
    if isinstance(table, EachAnswerTable):
        step = table.among or table.step
        counts = (one for one in pathway.tables if isinstance(one, CountTable) and step in dict(one.steps))
        return next((counted[one.code].row(step).count for one in counts), None)
    if isinstance(table, BandTable):
        spans = (one for one in pathway.tables if isinstance(one, SpanTable) and _begins_some(table, one.span))
        return next((counted[one.code].row(BEGAN).count for one in spans), None)
    return None


def _reach(table: AnyTable, pathway: Pathway, counted: dict[str, FigureTable]) -> int:
    """In how many cases at least an answer was given of a table in which a case may be in several rows: as many as
    another table says that its step was recorded in, or as a row of another table of the same step.
    """
    if not isinstance(table, EachAnswerTable):
        return 0
    counts = [one for one in pathway.tables if isinstance(one, CountTable) and table.step in dict(one.steps)]
    if counts and not table.among:
        return counted[counts[0].code].row(table.step).count or 0
    same = (one for one in pathway.tables if isinstance(one, EachAnswerTable) and one.step == table.step)
    return max((row.count or 0 for one in same if one is not table for row in counted[one.code].rows), default=0)


def _begins_some(table: BandTable, span: Span) -> bool:
    """Whether a table of bands counts one of several facts that begin what lasts."""
    return len(span.begins) > 1 and _asks(table, {fact.step for fact in span.begins})


def _spans(pathway: Pathway) -> Iterator[Span]:
    return (one.span for one in pathway.tables if isinstance(one, OfSpans))


def _asks(table: AnyTable, steps: Iterable[str]) -> bool:
    return any(step in steps for step, _ in table.asked())
