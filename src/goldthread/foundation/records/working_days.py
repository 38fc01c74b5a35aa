"""Working days in England, and the same day of a later month.

A working day is any but Saturday, Sunday and a bank holiday of England (statutory.md 0.3). Beyond the years of which
bank holidays are known, those that are to be expected count, so that a calendar can be planned far ahead; a deadline
that the law sets is reckoned by ``foundation/clocks``, which says that it does not know.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from goldthread.foundation.records.bank_holidays import are_known, bank_holidays
from goldthread.foundation.records.imported_when_used import ImportedWhenUsed

holidays = ImportedWhenUsed("holidays")

SATURDAY = 5
ONE = timedelta(days=1)


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def is_working_day(day: date) -> bool:
    return not is_weekend(day) and day not in (bank_holidays() if are_known(day) else _expected(day.year))


def working_day_from(day: date) -> date:
    """The day itself, or the next one on which people work."""
    while not is_working_day(day):
        day += ONE
    return day


def working_day_before(day: date) -> date:
    """The day itself, or the last one before it on which people work."""
    while not is_working_day(day):
        day -= ONE
    return day


def working_days_before(day: date, number: int) -> date:
    """So many working days earlier. The day itself is day 0, whether people work on it or not."""
    for _ in range(number):
        day = working_day_before(day - ONE)
    return day


def working_days_after(day: date, number: int) -> date:
    """So many working days later. The day itself is day 0, whether people work on it or not."""
    for _ in range(number):
        day = working_day_from(day + ONE)
    return day


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def _expected(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
