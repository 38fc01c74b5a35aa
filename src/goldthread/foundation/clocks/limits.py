"""How long something may take."""

from dataclasses import dataclass
from enum import StrEnum

MOST = 10_000
"""More than any law or local rule asks for, and few enough that every day can be walked through."""


class Unit(StrEnum):
    HOURS = "hours"
    WORKING_HOURS = "working hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"


OF_HOURS = frozenset({Unit.HOURS, Unit.WORKING_HOURS})


@dataclass(frozen=True)
class Limit:
    """A number of hours, days, weeks or months. ``str()`` is what a person reads: "15 working days", "1 month"."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 < self.number <= MOST:
            raise ValueError(f"A limit is from 1 to {MOST} {self.unit}, not {self.number}.")

    def __str__(self) -> str:
        return f"{self.number} {self.unit.removesuffix('s') if self.number == 1 else self.unit}"

    @property
    def is_of_hours(self) -> bool:
        """It ends at an instant. Any other ends with the last second of a day in London."""
        return self.unit in OF_HOURS


def hours(number: int) -> Limit:
    """Hours that pass by night, on weekends, and when the clocks change, as at any time."""
    return Limit(number, Unit.HOURS)


def working_hours(number: int) -> Limit:
    """Hours between opening and closing on working days."""
    return Limit(number, Unit.WORKING_HOURS)


def days(number: int) -> Limit:
    return Limit(number, Unit.DAYS)


def working_days(number: int) -> Limit:
    return Limit(number, Unit.WORKING_DAYS)


def weeks(number: int) -> Limit:
    return Limit(number, Unit.WEEKS)


def months(number: int) -> Limit:
    """The same day of a later month, or the last of that month where it has no such day."""
    return Limit(number, Unit.MONTHS)
