"""What ends before it begins: a plan that was closed, a stay that was over, before it was opened or begun."""

from collections.abc import Iterator, Sequence

from goldthread.cases.chronology.alike import Likeness, stem_of, stems_of
from goldthread.cases.chronology.pointing_out import PointedOut, told_by
from goldthread.cases.chronology.rows import Row

BEGINS = frozenset(
    stem_of(word)
    for word in [
        *("began", "begins", "begin", "begun", "started", "start", "opened", "opening", "commenced", "commences"),
        *("admitted", "admission", "placed", "allocated", "initiated", "enrolled"),
    ]
)
ENDS = frozenset(
    stem_of(word)
    for word in [
        *("ended", "ends", "end", "closed", "close", "closes", "closure", "discharged", "discharge", "ceased"),
        *("finished", "concluded", "terminated", "deallocated"),
    ]
)
FEWEST_WORDS = 2
"""Beside "began" and "ended" themselves, so that "case opened" and "case closed" are not taken for one another."""


def ends_before_it_begins(rows: Sequence[Row]) -> Iterator[PointedOut]:
    """Pairs of rows that read like the end and the beginning of one matter, where only the end comes first.

    What began before and ended, and begins again, is left alone, and so is what ends again later.
    """
    told = [(row, stems) for row in rows if _is_one_or_other(stems := stems_of(row.what))]
    likeness = Likeness([stems - BEGINS - ENDS for _, stems in told], FEWEST_WORDS)
    is_end = [bool(stems & ENDS) for _, stems in told]
    pairs = set[tuple[int, int]]()
    for place in range(len(told)):
        for other in likeness.alike(place, 0, len(told) - 1):
            if is_end[place] != is_end[other]:
                pairs.add((place, other) if is_end[place] else (other, place))
    rightly = {place for pair in pairs if not _is_wrong(told[pair[0]][0], told[pair[1]][0]) for place in pair}
    for end, begin in sorted(pairs):
        ending, beginning = told[end][0], told[begin][0]
        if end not in rightly and begin not in rightly and _is_wrong(ending, beginning):
            yield PointedOut(
                f"What reads like one matter ends before it begins: it ends {told_by(ending)} and begins"
                f" {told_by(beginning)}.",
                (ending, beginning),
            )


def _is_one_or_other(stems: frozenset[str]) -> bool:
    """Tells of a beginning or of an end, and not of both."""
    return bool(stems & BEGINS) != bool(stems & ENDS)


def _is_wrong(ending: Row, beginning: Row) -> bool:
    return ending.when.is_surely_before(beginning.when)
