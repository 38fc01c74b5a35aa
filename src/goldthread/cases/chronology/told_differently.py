"""The same event as two agencies tell it: on different days, or one saw the child and the other did not."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from goldthread.cases.chronology.alike import Likeness, stems_of
from goldthread.cases.chronology.pointing_out import PointedOut, told_by
from goldthread.cases.chronology.rows import SEEN_IN_WORDS, WAS_SEEN, Row, Seen
from goldthread.foundation.uncertain_dates import Certainty, words_of

NEAR = timedelta(days=14)
"""Days of the same event lie no further apart than this; further apart they are two events that read alike."""
SURE = timedelta(days=31)
"""A row whose day may be any of more days than these contradicts no other day."""
FEWEST_WORDS = 3
MOST_ALIKE = 3
"""A row that reads like more rows near it tells of what happens again and again, and not of one event."""


def told_differently(rows: Sequence[Row]) -> Iterator[PointedOut]:
    """Pairs of rows of two agencies that read like one event and do not say the same of it.

    Where an agency has another row that agrees, its rows are two events, and nothing is pointed out.
    """
    dated = sorted((row for row in rows if _is_sure(row)), key=_days_of)
    agreeing, apart = _pairs(dated)
    has_one = {(one, dated[other].agency) for pair in agreeing for one, other in (pair, pair[::-1])}
    for one, other in agreeing:
        if _seen_differs(dated[one], dated[other]):
            yield _about_seeing(dated[one], dated[other])
    for one, other in apart:
        if (one, dated[other].agency) not in has_one and (other, dated[one].agency) not in has_one:
            yield _about_days(dated[one], dated[other])


Pairs = list[tuple[int, int]]


def _pairs(dated: Sequence[Row]) -> tuple[Pairs, Pairs]:
    """Places of rows of two agencies that read alike: those that may be of one day, and those that are not."""
    alike = _alike_and_near(dated)
    times = Counter(place for pair in alike for place in pair)
    agreeing, apart = Pairs(), Pairs()
    for one, other in alike:
        if dated[one].agency == dated[other].agency:
            continue
        if dated[one].when.may_be_of(dated[other].when):
            agreeing.append((one, other))
        elif max(times[one], times[other]) <= MOST_ALIKE:
            apart.append((one, other))
    return agreeing, apart


def _alike_and_near(dated: Sequence[Row]) -> Pairs:
    likeness = Likeness([stems_of(row.what) for row in dated], FEWEST_WORDS)
    begins = [_days_of(row)[0] for row in dated]
    found = set[tuple[int, int]]()
    for place, row in enumerate(dated):
        first, last = _days_of(row)
        begin, end = bisect_left(begins, first - SURE - NEAR), bisect_right(begins, last + NEAR) - 1
        for other in likeness.alike(place, begin, end):
            pair = min(place, other), max(place, other)
            if _are_near(dated[pair[0]], dated[pair[1]]):
                found.add(pair)
    return sorted(found)


def _are_near(one: Row, other: Row) -> bool:
    return _days_of(other)[0] - _days_of(one)[1] <= NEAR


def _is_sure(row: Row) -> bool:
    first, last = row.when.bounds
    return first is not None and last is not None and last - first < SURE


def _days_of(row: Row) -> tuple[date, date]:
    first, last = row.when.bounds
    return first or date.min, last or date.max


def _seen_differs(one: Row, other: Row) -> bool:
    of_days = one.when.certainty is other.when.certainty is Certainty.DAY
    said = {one.child_seen, other.child_seen}
    return of_days and Seen.NOT_SEEN in said and bool(said & WAS_SEEN)


def _about_seeing(one: Row, other: Row) -> PointedOut:
    told = " and ".join(f"“{SEEN_IN_WORDS[row.child_seen]}” ({row.agency})" for row in (one, other))
    return PointedOut(f"What reads like one event on {words_of(one.when)} says of the child {told}.", (one, other))


def _about_days(one: Row, other: Row) -> PointedOut:
    return PointedOut(
        f"What reads like one event is told of different days: {told_by(one)} and {told_by(other)}.", (one, other)
    )
