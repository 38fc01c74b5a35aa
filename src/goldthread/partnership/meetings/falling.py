"""On which days the meetings of a cadence fall, and which of them had to move. Pure: it reads no database and no clock.

Nobody meets on a Saturday, a Sunday or a bank holiday of England (statutory.md 0.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.working_days import is_working_day, working_day_before, working_day_from
from goldthread.partnership.meetings.models import Cadence

Every, OnHoliday = Cadence.Every, Cadence.OnHoliday
MONTHS: dict[str, int] = {
    Every.MONTH: 1,
    Every.TWO_MONTHS: 2,
    Every.QUARTER: 3,
    Every.FOUR_MONTHS: 4,
    Every.HALF_YEAR: 6,
    Every.YEAR: 12,
}
WEEKS: dict[str, int] = {Every.WEEK: 1, Every.FORTNIGHT: 2}
AUGUST = 8
LAST = -1
A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Falls:
    """A day that a cadence gives: ``meant`` is the one that it names, ``on`` the one on which people work.

    ``on`` is empty where the cadence says not to meet instead. ``why`` says in a sentence why the two are not the same.
    """

    meant: date
    on: date | None
    why: str = ""


def falls_in_year(cadence: Cadence, year: int) -> list[Falls]:
    """Every day of a year that the cadence names, in order, with what becomes of it."""
    return list(_placed(cadence, date(year, 1, 1), date(year, 12, 31)))


def _placed(cadence: Cadence, first: date, last: date) -> Iterator[Falls]:
    before: date | None = None
    for meant in _meant(cadence, first, last):
        if cadence.not_in_august and meant.month == AUGUST:
            continue
        falls = _moved(cadence, meant)
        # A weekly meeting that moves to the day of the next is that one.
        if falls.on is None or falls.on != before:
            yield falls
        before = falls.on or before


def _meant(cadence: Cadence, first: date, last: date) -> list[date]:
    """The days as the cadence names them, counted from the month, or the week, in which it begins."""
    begins = cadence.starts_on
    assert begins is not None, "a cadence has a first day"
    until = min(last, cadence.ends_on or last)
    if cadence.every in WEEKS:
        rule = rrule(WEEKLY, _noon(begins), WEEKS[cadence.every], byweekday=cadence.weekday, until=_noon(until))
    else:
        place = LAST if cadence.week == Cadence.Week.LAST else cadence.week
        which = weekday(cadence.weekday, place)
        rule = rrule(MONTHLY, _noon(begins.replace(day=1)), MONTHS[cadence.every], byweekday=which, until=_noon(until))
    return [day.date() for day in rule if max(first, begins) <= day.date()]


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def _moved(cadence: Cadence, meant: date) -> Falls:
    if is_working_day(meant):
        return Falls(meant, meant)
    holiday = f"{in_words(meant)} is a bank holiday"
    if cadence.on_holiday == OnHoliday.NOT_AT_ALL:
        return Falls(meant, None, f"{holiday}, and the group does not meet instead.")
    if cadence.on_holiday == OnHoliday.DAY_BEFORE:
        on = working_day_before(meant)
    else:
        on = working_day_from(meant + A_WEEK if cadence.on_holiday == OnHoliday.WEEK_LATER else meant)
    return Falls(meant, on, f"{holiday}, so the group meets on {in_words(on)}.")
