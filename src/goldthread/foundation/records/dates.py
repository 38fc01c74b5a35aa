"""Dates as a source gives them: a day, only a month, or only a year."""

import re
from dataclasses import dataclass
from datetime import date

PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
DAY, MONTH, YEAR = "day", "month", "year"
PRECISIONS = [(DAY, "Day"), (MONTH, "Month"), (YEAR, "Year")]


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date and how much of it is known. ``first`` is the first day it can mean, which is how it sorts."""

    first: date
    precision: str = DAY

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``2019``, ``2019-02`` or ``2019-02-08``. Raise ValueError with a sentence for anything else."""
        found = PARTIAL.match(text.strip())
        if not found:
            raise ValueError(f"“{text}” is not a date: write it as 2019, 2019-02 or 2019-02-08")
        year, month, day = found.groups()
        try:
            first = date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise ValueError(f"“{text}” is not a real date") from None
        return cls(first, DAY if day else MONTH if month else YEAR)

    def __str__(self) -> str:
        return {
            DAY: self.first.isoformat(),
            MONTH: self.first.strftime("%Y-%m"),
            YEAR: self.first.strftime("%Y"),
        }[self.precision]


def in_words(day: date) -> str:
    """Write a day as a sentence needs it: 8 January 2019."""
    return f"{day.day} {day:%B %Y}"
