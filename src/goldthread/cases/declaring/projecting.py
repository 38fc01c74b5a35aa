"""Which clocks a case has, from what was recorded: a projection of dated facts, made anew after every step.

So a meeting that is recorded late turns one late period into two that were met, and a trigger that is corrected moves
its clock. Statutory.md 0.3: an interval runs on from the day on which a thing happened, not from when it was due.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from goldthread.cases.declaring.clocks import CaseClock
from goldthread.foundation.clocks import Rule, rule_on
from goldthread.foundation.clocks.working_time import LONDON

LAST_SECOND = time(23, 59, 59)
"""Of a day on which something happened whose time nobody said."""


@dataclass(frozen=True, order=True)
class Moment:
    """When a fact was. Of a fact that is a day, from its first to its last second."""

    first: datetime
    last: datetime
    imported: bool = False


@dataclass(frozen=True)
class Period:
    """One run of a clock: when it began, and when it was met or was no longer owed, if it was."""

    clock: CaseClock
    occurrence: int
    rule: Rule
    began_at: datetime
    met_at: datetime | None
    ended_at: datetime | None
    imported: bool


def tells_day(said: datetime) -> bool:
    """Whether a moment is the last second of a day in London: nobody said when on that day it was."""
    return said.astimezone(LONDON).time().replace(microsecond=0) == LAST_SECOND


def moment_of(said: date | datetime, *, imported: bool = False) -> Moment:
    """A moment as it is; a day from its beginning to its end in London, and so a moment that only tells its day."""
    if isinstance(said, datetime):
        if not tells_day(said):
            return Moment(said, said, imported)
        said = said.astimezone(LONDON).date()
    begins, ends = datetime.combine(said, time.min, LONDON), datetime.combine(said, LAST_SECOND, LONDON)
    return Moment(begins.astimezone(UTC), ends.astimezone(UTC), imported)


def periods_of(
    clock: CaseClock, starts: Sequence[Moment], stops: Sequence[Moment], closed_at: datetime | None
) -> Iterator[Period]:
    """The runs of one clock. Where no edition was in force at a trigger, there was no clock."""
    waiting = sorted(stops)
    number = 0
    for start in sorted(starts):
        began = start
        while True:
            met = _first_from(waiting, began)
            rule = rule_on(clock.rules, began.first.astimezone(LONDON).date())
            if rule is None:
                break
            number += 1
            ended = None if met or clock.outlives else closed_at
            yield Period(clock, number, rule, began.first, met.last if met else None, ended, began.imported)
            if not (clock.again and met):
                break
            waiting.remove(met)
            began = met
        if clock.again:
            return


def _first_from(stops: Sequence[Moment], began: Moment) -> Moment | None:
    return next((stop for stop in stops if stop.last >= began.first), None)
