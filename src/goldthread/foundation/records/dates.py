"""Dates as they are known: a day, only a month, or only a year."""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date

PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
DAY, MONTH, YEAR = "day", "month", "year"
PRECISIONS = [(DAY, "Day"), (MONTH, "Month"), (YEAR, "Year")]
MONTHS = tuple(month_name)[1:]


@dataclass(frozen=True, order=False)
class PartialDate:
    """A date as far as it is known. Sources and memories often hold a year or a month and no more.

    It sorts by the first day it can mean; two dates are equal only if they are equally exact. A record keeps
    it as ``first`` and ``precision``. Raises ValueError for a day that is not in the calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``2019``, ``2019-02`` or ``2019-02-08``. Raise ValueError with a sentence for others."""
        found = PARTIAL.match(text.strip())
        if not found:
            raise ValueError(f"“{text}” is not a date: write it as 2019, 2019-02 or 2019-02-08")
        year, month, day = found.groups()
        try:
            return cls(int(year), int(month) if month else None, int(day) if day else None)
        except ValueError:
            raise ValueError(f"“{text}” is not a real date") from None

    @classmethod
    def from_date(cls, day: date, precision: str = DAY) -> "PartialDate":
        """A date as a record keeps it: the first day it can mean, and how exact that is."""
        month = day.month if precision != YEAR else None
        return cls(day.year, month, day.day if precision == DAY else None)

    @property
    def precision(self) -> str:
        """How much is known: "year", "month" or "day"."""
        return YEAR if self.month is None else MONTH if self.day is None else DAY

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean: of a month its last day, of a year 31 December."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """``2019-02-08``, cut off where knowledge ends."""
        return self.first.isoformat()[: {YEAR: 4, MONTH: 7, DAY: 10}[self.precision]]

    def __str__(self) -> str:
        words = [str(self.day)] if self.day else []
        words += [MONTHS[self.month - 1]] if self.month else []
        return " ".join([*words, str(self.year)])

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first, self.last) < (other.first, other.last)


def in_words(day: date) -> str:
    """Write a day as a sentence needs it: 8 January 2019."""
    return str(PartialDate.from_date(day))
