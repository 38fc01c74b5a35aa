"""Clocks that count days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from goldthread.foundation.clocks.lines import Line
from goldthread.foundation.clocks.stops import Stop, why_it_stands
from goldthread.foundation.clocks.working_time import WorkingTime
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.working_days import months_after

ONE = timedelta(days=1)
BEGAN = "It began: day 0"
CLAMPED = "{month} has no day {day}: its last day counts"


@dataclass(frozen=True)
class End:
    """The last day, and why it is that."""

    on: date
    lines: tuple[Line, ...]


def after_working_days(day: date, number: int, working: WorkingTime, stops: Sequence[Stop]) -> End:
    return _walked(day, number, lambda one: why_it_stands(one, stops) or working.why_not(one))


def after_days(day: date, number: int, stops: Sequence[Stop]) -> End:
    return _walked(day, number, lambda one: why_it_stands(one, stops))


def after_months(day: date, number: int, stops: Sequence[Stop]) -> End:
    """The same day so many months later, and as many days more as the clock stood before it."""
    if day.year + number // 12 >= MAXYEAR:
        raise OverflowError
    same = months_after(day, number)
    lines = [Line(day, BEGAN, 0), Line(same, f"{_months(number)} after {in_words(day)}", number)]
    if same.day != day.day:
        lines.append(Line(same, CLAMPED.format(month=f"{same:%B}", day=day.day)))
    last, passed = same, day
    while passed < last:
        passed += ONE
        if why := why_it_stands(passed, stops):
            last += ONE
            lines.append(Line(passed, f"It was paused: {why}. One day is added"))
    return End(last, tuple(lines))


def _walked(day: date, number: int, why_not: Callable[[date], str]) -> End:
    """From day to day until so many have counted. ``why_not`` says why one does not count."""
    lines, counted = [Line(day, BEGAN, 0)], 0
    while counted < number:
        day += ONE
        why = why_not(day)
        counted += not why
        lines.append(Line(day, f"{why}: not counted") if why else Line(day, f"Day {counted}", counted))
    return End(day, tuple(lines))


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"
