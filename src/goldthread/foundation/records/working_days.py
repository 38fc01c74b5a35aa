"""Working days in England: Monday to Friday, without bank holidays. Statutory guidance counts in them."""

from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

SATURDAY = 5
ONE = timedelta(days=1)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _bank_holidays(day.year)


def working_days_after(day: date, number: int) -> date:
    """The day so many working days later; the day itself does not count."""
    found = day
    for _ in range(number):
        found += ONE
        while not is_working_day(found):
            found += ONE
    return found


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(country_holidays("GB", subdiv="ENG", years=year))
