"""Dates known only in part: "2019", "February 2019", "8 February 2019"."""

import calendar
import datetime
from dataclasses import dataclass

MONTHS = tuple(calendar.month_name)[1:]


@dataclass(frozen=True, order=False)
class PartialDate:
    """A date as far as it is known. Records of the past often hold a year or a month and no more.

    It compares by `first_day`, so that lists sort; two dates are equal only if they are equally exact.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if self.day is not None and self.month is None:
            raise ValueError("A day needs a month")
        datetime.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_date(cls, day: datetime.date) -> "PartialDate":
        """An exact date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read back what `isoformat` wrote: "2019", "2019-02" or "2019-02-08"."""
        return cls(*(int(part) for part in text.split("-")))

    @property
    def precision(self) -> str:
        """How much is known: "year", "month" or "day"."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first_day(self) -> datetime.date:
        """The earliest day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """ "2019-02-08", cut off where knowledge ends."""
        return self.first_day.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]

    def __str__(self) -> str:
        words = [str(self.day)] if self.day else []
        words += [MONTHS[self.month - 1]] if self.month else []
        return " ".join([*words, str(self.year)])

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first_day, self.last_day) < (other.first_day, other.last_day)
