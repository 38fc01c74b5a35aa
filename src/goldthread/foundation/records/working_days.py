"""Working days in England, and the same day of a later month.

A working day is any but Saturday, Sunday and a bank holiday (statutory.md 0.3). Bank holidays of England and Wales are
data, as gov.uk publishes them some years ahead; in years that are not listed only weekends are left out.
"""

from calendar import monthrange
from datetime import date, timedelta

_LISTED = {
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}
BANK_HOLIDAYS = frozenset(date.fromisoformat(f"{year}-{day}") for year, days in _LISTED.items() for day in days.split())

SATURDAY = 5


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in BANK_HOLIDAYS


def working_day_from(day: date) -> date:
    """The day itself, or the next one on which people work."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, number: int) -> date:
    """So many working days later. The day itself is day 0, whether people work on it or not."""
    for _ in range(number):
        day = working_day_from(day + timedelta(days=1))
    return day


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
