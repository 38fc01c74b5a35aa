"""Read dates as people in England type them. What could mean two days is a problem, not a guess."""

import re
from calendar import monthrange
from datetime import date, datetime

from goldthread.foundation.records.dates import MONTHS, PartialDate
from goldthread.foundation.spreadsheets import Cell

SEPARATOR = r"\s*[/.\-\s]\s*"
YEAR_FIRST = re.compile(rf"(\d{{4}}){SEPARATOR}(\d{{1,2}})(?:{SEPARATOR}(\d{{1,2}}))?")
DAY_FIRST = re.compile(rf"(\d{{1,2}}){SEPARATOR}(\d{{1,2}}){SEPARATOR}(\d{{4}}|\d{{2}})")
MONTH_AND_YEAR = re.compile(rf"(\d{{1,2}}){SEPARATOR}(\d{{4}})")
DAY_AND_NAME = re.compile(rf"(\d{{1,2}}){SEPARATOR}([a-z]{{3,}}){SEPARATOR}(\d{{4}}|\d{{2}})")
NAME_AND_DAY = re.compile(rf"([a-z]{{3,}}){SEPARATOR}(\d{{1,2}}){SEPARATOR}(\d{{4}})")
NAME_AND_YEAR = re.compile(rf"([a-z]{{3,}}){SEPARATOR}(\d{{4}})")
NAME_AND_NUMBER = re.compile(rf"([a-z]{{3,}}){SEPARATOR}(\d{{2}})")
YEAR_ALONE = re.compile(r"\d{4}")
IN_NUMBERS = re.compile(rf"(\d{{1,2}}){SEPARATOR}(\d{{1,2}}){SEPARATOR}(\d{{4}}|\d{{2}})\b.*")

WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[\s,]+")
TIME_OF_DAY = re.compile(r"[t\s,]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm|z|[+-]\d{2}:?\d{2})?$")
ORDINAL = re.compile(r"\b(\d{1,2})(st|nd|rd|th)\b")
LEAD_IN = re.compile(r"^(by\s+)?((the\s+)?end\s+(of\s+)?)?")

EARLIEST, LATEST = 1900, 2100
LAST_OF_THIS_CENTURY = 69
"""Two figures up to this one are a year of this century, as in spreadsheets' and databases' own convention."""
SERIAL = range(10_000, 80_000)
FIRST_SERIAL = date(1899, 12, 30)

LIKE = "Write it like 8 January 2019."
LIKE_PARTIAL = "Write it like 8 January 2019, January 2019 or 2019."


class NotADate(ValueError):
    """What stands there is no date, could be two, or is not in the calendar. ``str()`` says so in a sentence."""


def read_date(cell: Cell, *, partial: bool = False) -> PartialDate:
    """Read a cell. ``partial`` admits a month or a year alone, also “by the end of March 2019”. Raise NotADate."""
    if isinstance(cell, datetime):
        return _within(PartialDate.from_date(cell.date()), cell)
    if isinstance(cell, date):
        return _within(PartialDate.from_date(cell), cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell in SERIAL:
        day = date.fromordinal(FIRST_SERIAL.toordinal() + int(cell))
        raise NotADate(
            f"“{cell}” is a number. If it is how your program stores {PartialDate.from_date(day)},"
            " format the column as a date."
        )
    found = _within(_read(str(cell), partial), cell)
    if not partial and found.day is None:
        raise NotADate(f"“{cell}” does not say the day. {LIKE}")
    return found


def is_month_led(cell: Cell) -> bool:
    """Whether a cell can only be read with the month before the day, as Americans write: 1/13/2019. What is in no
    calendar, as 2/30/2019, tells nothing.
    """
    found = _in_numbers(cell)
    return found is not None and found[1] > 12 and _is_real(found[2], found[0], found[1])


def is_day_led(cell: Cell) -> bool:
    """Whether a cell can only be read with the day before the month: 13/1/2019."""
    found = _in_numbers(cell)
    return found is not None and found[0] > 12 and _is_real(found[2], found[1], found[0])


def _in_numbers(cell: Cell) -> tuple[int, int, int] | None:
    """The two numbers before the year, as they stand, and the year."""
    found = IN_NUMBERS.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return (int(found[1]), int(found[2]), _year(found[3])) if found else None


def _is_real(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(max(year, EARLIEST), month)[1]


def is_two_ways(cell: Cell) -> bool:
    """Whether a cell reads both with the day and with the month first, as 3/4/2019 does."""
    found = DAY_FIRST.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return bool(found) and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]  # type: ignore[index]


def _read(text: str, partial: bool) -> PartialDate:
    plain = _plain(text, partial)
    if found := DAY_FIRST.fullmatch(plain):
        return _made(text, int(found[1]), int(found[2]), _year(found[3]))
    if found := YEAR_FIRST.fullmatch(plain):
        _refuse_two_years(found, text)
        return _made(text, int(found[3]) if found[3] else None, int(found[2]), int(found[1]))
    if found := DAY_AND_NAME.fullmatch(plain):
        return _made(text, int(found[1]), _month(found[2], text), _year(found[3]))
    if found := NAME_AND_DAY.fullmatch(plain):
        return _made(text, int(found[2]), _month(found[1], text), int(found[3]))
    if found := MONTH_AND_YEAR.fullmatch(plain):
        return _made(text, None, int(found[1]), int(found[2]))
    if found := NAME_AND_YEAR.fullmatch(plain):
        return _made(text, None, _month(found[1], text), int(found[2]))
    if YEAR_ALONE.fullmatch(plain):
        return PartialDate(int(plain))
    if found := NAME_AND_NUMBER.fullmatch(plain):
        month = MONTHS[_month(found[1], text) - 1]
        raise NotADate(f"“{text}” could be {month} 20{found[2]} or {int(found[2])} {month}. {LIKE_PARTIAL}")
    raise NotADate(f"“{text}” is not a date that can be read. {LIKE_PARTIAL if partial else LIKE}")


def _refuse_two_years(found: re.Match[str], text: str) -> None:
    """2011-12 may be a month, or the year from April 2011."""
    year, number = int(found[1]), int(found[2])
    if found[3] is None and number == (year + 1) % 100 and number <= 12:
        month = MONTHS[number - 1]
        raise NotADate(f"“{text}” could be {month} {year} or the year {year} to {year + 1}. {LIKE_PARTIAL}")


def _plain(text: str, partial: bool) -> str:
    """Without what surrounds a date and does not change it: the weekday, the time, “th”, commas."""
    plain = " ".join(text.casefold().split()).rstrip(".")
    plain = TIME_OF_DAY.sub("", WEEKDAY.sub("", plain))
    plain = ORDINAL.sub(r"\1", plain).replace(",", " ").replace(" of ", " ")
    if partial:
        plain = LEAD_IN.sub("", plain)
    return " ".join(plain.split())


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year <= LAST_OF_THIS_CENTURY else 1900)


def _month(name: str, text: str) -> int:
    found = [number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(name)]
    if name == "sept":
        return 9
    if len(found) != 1:
        raise NotADate(f"“{text}” is not a date that can be read: there is no month “{name}”.")
    return found[0]


def _made(text: str, day: int | None, month: int, year: int) -> PartialDate:
    if month > 12:
        swapped = day is not None and 1 <= day <= 12 and month <= 31
        why = " If the month is written first, write the day first." if swapped else ""
        raise NotADate(f"“{text}” is not a real date: there is no month {month}.{why}")
    try:
        return PartialDate(year, month, day)
    except ValueError:
        raise NotADate(f"“{text}” is not a real date.") from None


def _within(found: PartialDate, cell: Cell) -> PartialDate:
    if not EARLIEST <= found.year <= LATEST:
        raise NotADate(f"“{cell}” has the year {found.year}. Check it.")
    return found
