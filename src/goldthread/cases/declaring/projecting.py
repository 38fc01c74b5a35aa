"""Which clocks a case has, from what was recorded: a projection of dated facts, made anew after every step.

So a meeting that is recorded late turns one late period into two that were met, and a trigger that is corrected moves
its clock. Statutory.md 0.3: an interval runs on from the day on which a thing happened, not from when it was due.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from datetime import UTC, date, datetime
from itertools import count

from goldthread.cases.declaring.clocks import CaseClock
from goldthread.foundation.clocks import Rule, reckoned, rule_on
from goldthread.foundation.records.moments import LONDON, beginning_of, last_second_of, tells_day


@dataclass(frozen=True, order=True)
class Moment:
    """When a fact was. Of a fact that is a day, from its first to its last second. ``came_at`` is when it came from a
    file, if it did.
    """

    first: datetime
    last: datetime
    came_at: datetime | None = default(default=None, compare=False)

    @property
    def imported(self) -> bool:
        return self.came_at is not None


@dataclass(frozen=True)
class Period:
    """One run of a clock: when it began, and when it was met or was no longer owed, if it was.

    ``fell_away`` says that it turned out never to be owed.
    """

    clock: CaseClock
    occurrence: int
    rule: Rule
    began_at: datetime
    met_at: datetime | None
    ended_at: datetime | None
    imported: bool
    fell_away: bool = False
    first_on: date | None = None
    """The day on which the first run of a clock began that runs at intervals."""

    @property
    def not_by(self) -> frozenset[str]:
        """What is cited for limits of the clock that do not hold for this run."""
        day = day_of(self.began_at)
        return self.clock.other_citations(self.first_on or day, day)


def day_of(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def moment_of(said: date | datetime, *, came_at: datetime | None = None) -> Moment:
    """A moment as it is; a day from its beginning to its end in London. One that only tells its day, from the beginning
    of that to the moment by which it is kept.
    """
    if not isinstance(said, datetime):
        return Moment(beginning_of(said).astimezone(UTC), last_second_of(said), came_at)
    day = day_of(said)
    return Moment(beginning_of(day).astimezone(UTC) if tells_day(said) else said, said, came_at)


def periods_of(
    clock: CaseClock,
    starts: Sequence[Moment],
    stops: Sequence[Moment],
    closed_at: datetime | None,
    *,
    even_before: Sequence[Moment] = (),
    ends: Sequence[Moment] = (),
    ends_before: Sequence[Moment] = (),
) -> Iterator[Period]:
    """The runs of one clock. Where no edition was in force at a trigger, there was no clock.

    ``even_before`` are those that meet it though they came before it began, and ``ends`` say that it never was owed:
    those of ``ends_before`` also of what begins after them, from the moment at which it does. What happens at intervals
    and fell due before it came from a file ends when it came, and begins anew. Hours are counted from the last moment
    at which it may have begun: of a day of which nobody knows the time, from its end.
    """
    waiting, starts, early = sorted(stops), sorted(starts), min(even_before, default=None)
    before: Period | None = None
    numbers = count(1)
    for start in _that_count(clock, starts, waiting):
        if clock.for_all and before is not None and _is_of(before, start, early):
            continue
        began: Moment | None = start
        while began is not None:
            first_on, day = day_of(start.first), day_of(began.first)
            rule = rule_on(clock.rules_at(first_on, day), day)
            if rule is None:
                break
            started = began.last if rule.limit.is_of_hours else began.first
            met = early if early and early.last < began.first else _first_from(waiting, began)
            anew = _begins_anew(clock, rule, began, met, closed_at)
            met = None if anew else met
            ended = _said_before(ends_before, began) or _first_from(sorted(ends), began)
            never = ended if ended and (met is None or ended.last <= met.last) else None
            met_at = _when_met(rule, started, met) if met and not never else None
            over = never.last if never else anew.first if anew else None if met or clock.outlives else closed_at
            came, fell_away = began.imported, never is not None
            before = Period(clock, next(numbers), rule, started, met_at, over, came, fell_away, first_on)
            yield before
            if clock.again and met:
                waiting.remove(met)
            began = (anew or met) if clock.again and not never else None


def _that_count(clock: CaseClock, starts: list[Moment], stops: list[Moment]) -> list[Moment]:
    """Of what happens at intervals the first start; of a clock that runs from the last, that. What is dated before
    every start met none of them: the clock runs all the same, and shows the slip.
    """
    if clock.from_last and starts:
        met = _first_from(stops, starts[0])
        return [start for start in starts if met is None or start.first <= met.last][-1:]
    return starts[:1] if clock.again else starts


def _begins_anew(
    clock: CaseClock, rule: Rule, began: Moment, met: Moment | None, closed_at: datetime | None
) -> Moment | None:
    """When a run came from a file that fell due before, and was not met by then: what is at intervals is owed from that
    moment on, though nobody here was late with it.
    """
    came = began.came_at
    if came is None or not clock.again or (met and met.first <= came) or (closed_at and closed_at <= came):
        return None
    due = reckoned(began.first, rule.limit, from_next_working_day=clock.from_next_working_day).due_at
    return Moment(came, came) if due and due < came else None


def _when_met(rule: Rule, began: datetime, met: Moment) -> datetime:
    """By hours nobody is late who may have been in time: what tells its day alone was in time if it was at some moment
    of that day.
    """
    if not rule.limit.is_of_hours or met.first == met.last:
        return met.last
    due = reckoned(began, rule.limit).due_at
    return min(met.last, due) if due and met.first <= due else met.last


def _is_of(run: Period, start: Moment, early: Moment | None) -> bool:
    """Whether a later start begins no run of its own: the one before it was not over yet, or what meets it beforehand
    had been done.
    """
    over = run.met_at or (run.ended_at if run.fell_away else None)
    return over is None or start.first <= over or (early is not None and early.last < start.first)


def _said_before(ends: Sequence[Moment], began: Moment) -> Moment | None:
    """Where it was said before a run began that it is not owed: the moment at which it began."""
    is_said = any(one.last < began.first for one in ends)
    return Moment(began.first, began.first) if is_said else None


def _first_from(stops: Sequence[Moment], began: Moment) -> Moment | None:
    return next((stop for stop in stops if stop.last >= began.first), None)
