"""The years in which boards plan and account: from 1 April to 31 March, known by the year in which they begin."""

from datetime import date

YEARS_BACK, YEARS_AHEAD = 20, 10
"""Of which years a form offers: what was planned before is history that comes from a file."""

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
APRIL = 4


def year_of(day: date) -> int:
    """The year that a day is in, by the one in which it began."""
    return day.year if day.month >= APRIL else day.year - 1


def year_in_words(year: int) -> str:
    """ "2026-27"."""
    return f"{year}-{(year + 1) % 100:02}"


def years_in_words(first: int, last: int) -> str:
    """ "2026-27", or "2026-27 to 2028-29"."""
    return year_in_words(first) if first == last else f"{year_in_words(first)} to {year_in_words(last)}"


def first_day(year: int) -> date:
    return date(year, APRIL, 1)


def last_day(year: int) -> date:
    return date(year + 1, 3, 31)


def offered_years(today: date) -> list[tuple[int, str]]:
    """What a form offers, the latest first."""
    this = year_of(today)
    return [(year, year_in_words(year)) for year in range(this + YEARS_AHEAD, this - YEARS_BACK - 1, -1)]
