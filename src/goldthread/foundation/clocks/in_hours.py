"""Clocks that count hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from goldthread.foundation.clocks.lines import Line
from goldthread.foundation.clocks.stops import Stop, merged
from goldthread.foundation.clocks.working_time import LONDON, WorkingTime

ONE_DAY, NOTHING = timedelta(days=1), timedelta()
FORWARD = "The clocks went forward by an hour in between: by the clock on the wall it ends an hour later"
BACK = "The clocks went back by an hour in between: by the clock on the wall it ends an hour earlier"


@dataclass(frozen=True)
class Ended:
    """The last instant, and why it is that."""

    at: datetime
    lines: tuple[Line, ...]


def after_hours(began: datetime, number: int, stops: Sequence[Stop]) -> Ended:
    """Hours that pass, whatever the clock on the wall shows: by night, on weekends, when summer time begins or ends."""
    began = began.astimezone(UTC)
    end = began + timedelta(hours=number)
    lines = [_line(began, f"It began at {_clock(began)}", 0)]
    for first, last in merged(stops, began):
        if first < end:
            end += last - first
            lines.append(_line(first, f"It was paused from {_clock(first)} for {_long(last - first)}"))
    changed = _offset(end) - _offset(began)
    if changed:
        lines.append(_line(end, FORWARD if changed > NOTHING else BACK))
    lines.append(_line(end, f"{_hours(number)} have passed at {_clock(end)}", number))
    return Ended(end, tuple(lines))


def after_working_hours(began: datetime, number: int, working: WorkingTime, stops: Sequence[Stop]) -> Ended:
    """Hours that pass between opening and closing, on days on which people work."""
    stood, left = merged(stops, began), timedelta(hours=number)
    in_london = began.astimezone(LONDON)
    day, lines = in_london.date(), [_line(in_london, f"It began at {_clock(in_london)}", 0)]
    while True:
        if why := working.why_not(day):
            lines.append(Line(day, f"{why}: not counted"))
        else:
            for first, last in _without(_open_after(in_london, day, working), stood):
                if last - first >= left:
                    end = first + left
                    lines.append(_line(end, f"{_hours(number, 'working hour')} have passed at {_clock(end)}", number))
                    return Ended(end, tuple(lines))
                left -= last - first
            lines.append(Line(day, f"{_long(timedelta(hours=number) - left)} counted by the end of the day"))
        day += ONE_DAY


def _open_after(began: datetime, day: date, working: WorkingTime) -> tuple[datetime, datetime]:
    opens, closes = (one.astimezone(UTC) for one in working.hours_of(day))
    return min(max(opens, began.astimezone(UTC)), closes), closes


def _without(
    stretch: tuple[datetime, datetime], stood: Sequence[tuple[datetime, datetime]]
) -> list[tuple[datetime, datetime]]:
    """What is left of a stretch of time when those in which a clock stood are taken out of it."""
    first, last = stretch
    left = []
    for begins, ends in stood:
        if ends <= first or begins >= last:
            continue
        if begins > first:
            left.append((first, begins))
        first = min(ends, last)
    return [*left, (first, last)] if first < last else left


def _offset(at: datetime) -> timedelta:
    return at.astimezone(LONDON).utcoffset() or NOTHING


def _line(at: datetime, words: str, counted: int | None = None) -> Line:
    return Line(at.astimezone(LONDON).date(), words, counted)


def _clock(at: datetime) -> str:
    return f"{at.astimezone(LONDON):%H:%M}"


def _hours(number: int, unit: str = "hour") -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _long(length: timedelta) -> str:
    """A length of time in words: "3 hours 20 minutes"."""
    whole, minutes = divmod(int(length.total_seconds() // 60), 60)
    parts = [_hours(whole)] if whole or not minutes else []
    if minutes:
        parts.append(_hours(minutes, "minute"))
    return " ".join(parts)
