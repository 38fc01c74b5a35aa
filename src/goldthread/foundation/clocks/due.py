"""When a clock falls due, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from goldthread.foundation.clocks.in_days import End, after_days, after_months, after_working_days
from goldthread.foundation.clocks.in_hours import Ended, after_hours, after_working_hours
from goldthread.foundation.clocks.limits import Limit, Unit
from goldthread.foundation.clocks.lines import Line
from goldthread.foundation.clocks.stops import Stop, standing
from goldthread.foundation.clocks.working_time import LONDON, NotKnown, WorkingTime
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.moments import last_second_of, tells_day

ORDINARY = WorkingTime()
STANDS = "Not known while the clock is paused: {why}, since {since}."
NO_TIME = "It began on this day. Nobody said at which time"
WHOLE_DAY = "{limit} may reach into this day, so all of it is in time"
TOO_FAR = "Not known: it lies beyond the last day that can be written."


@dataclass(frozen=True)
class Reckoned:
    """When a clock falls due.

    ``due_at`` is the last instant that is in time, in UTC. It is None while nobody can say, and ``unknown`` then says
    why not. ``lines`` explain it, day by day.
    """

    due_at: datetime | None
    lines: tuple[Line, ...]
    unknown: str = ""

    @property
    def due_on(self) -> date | None:
        """The day on which it falls due in London."""
        return self.due_at.astimezone(LONDON).date() if self.due_at else None

    def as_json(self) -> dict[str, Any]:
        return {
            "due_at": self.due_at.astimezone(LONDON).isoformat() if self.due_at else None,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "not_known": self.unknown or None,
            "why": [line.as_json() for line in self.lines],
        }


def reckoned(
    began: datetime,
    limit: Limit,
    *,
    working: WorkingTime = ORDINARY,
    stops: Sequence[Stop] = (),
    from_next_working_day: bool = False,
) -> Reckoned:
    """When a clock that began at an instant falls due.

    Of what began on a day of which nobody said the time, hours end with the last day that they may reach: no hour is
    made up. The day on which it began is day 0, whether people work on it or not. With ``from_next_working_day`` what
    began on a day on which nobody works counts as begun on the next working day (a setting of the clock; statutory.md
    0.3).
    """
    stood = standing(stops)
    if stood:
        return Reckoned(None, (), STANDS.format(why=stood.why, since=in_words(stood.from_at.astimezone(LONDON).date())))
    try:
        if limit.is_of_hours:
            ended = _hours(began, limit, working, stops)
            return _of_whole_day(began, ended, limit) if tells_day(began) else _of_instant(ended)
        return _of_day(_days(began, limit, working, stops, from_next_working_day=from_next_working_day))
    except NotKnown as why:
        return Reckoned(None, (), str(why))
    except OverflowError:
        return Reckoned(None, (), TOO_FAR)


def _hours(began: datetime, limit: Limit, working: WorkingTime, stops: Sequence[Stop]) -> Ended:
    if limit.unit == Unit.HOURS:
        return after_hours(began, limit.number, stops)
    return after_working_hours(began, limit.number, working, stops)


def _days(
    began: datetime, limit: Limit, working: WorkingTime, stops: Sequence[Stop], *, from_next_working_day: bool
) -> End:
    day = began.astimezone(LONDON).date()
    before: list[Line] = []
    while from_next_working_day and (why := working.why_not(day)):
        before.append(Line(day, f"{why}: it counts as begun on the next working day"))
        day += timedelta(days=1)
    if limit.unit == Unit.WORKING_DAYS:
        end = after_working_days(day, limit.number, working, stops)
    elif limit.unit == Unit.MONTHS:
        end = after_months(day, limit.number, stops)
    else:
        number = limit.number * 7 if limit.unit == Unit.WEEKS else limit.number
        end = after_days(day, number, stops)
    return End(end.on, (*before, *end.lines))


def _of_day(end: End) -> Reckoned:
    return Reckoned(last_second_of(end.on), end.lines)


def _of_whole_day(began: datetime, end: Ended, limit: Limit) -> Reckoned:
    """Hours from some moment of a day: the lines say no hour that nobody said."""
    last = end.at.astimezone(LONDON).date()
    first_line = Line(began.astimezone(LONDON).date(), NO_TIME, 0)
    last_line = Line(last, WHOLE_DAY.format(limit=limit), limit.number)
    return Reckoned(last_second_of(last), (first_line, *end.lines[1:-1], last_line))


def _of_instant(end: Ended) -> Reckoned:
    return Reckoned(end.at.astimezone(UTC), end.lines)
