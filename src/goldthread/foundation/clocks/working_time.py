"""On which days people work, and from when to when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from goldthread.foundation.records.bank_holidays import FIRST_KNOWN, LAST_KNOWN, are_known, bank_holidays
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.moments import LONDON

WEEKEND = {5: "Saturday", 6: "Sunday"}


class NotKnown(Exception):
    """Nobody can say yet which days are bank holidays. ``str()`` is a sentence for a person."""

    def __init__(self, day: date) -> None:
        known = f"{FIRST_KNOWN.year} to {LAST_KNOWN.year}"
        super().__init__(f"Not known: bank holidays are known for {known}, and this needs {in_words(day)}.")
        self.day = day


@dataclass(frozen=True)
class Opening:
    """From when to when people work on one weekday (Monday is 0), from a day on until another stands for it."""

    weekday: int
    opens: time
    closes: time
    from_on: date

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("Working hours end before they begin.")


@dataclass(frozen=True)
class WorkingTime:
    """The working time of a partnership.

    ``proclaimed`` are days that stand in no published list, each with its name, as a bank holiday proclaimed at short
    notice; an empty name makes a working day of one that the list calls a bank holiday. ``opens`` and ``closes`` bound
    working hours (9 to 5, a local default) where ``openings`` say nothing of the weekday yet.
    """

    proclaimed: Mapping[date, str] = field(default_factory=dict)
    opens: time = time(9)
    closes: time = time(17)
    openings: Sequence[Opening] = ()

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("Working hours end before they begin.")

    def why_not(self, day: date) -> str:
        """Why nobody works on a day: "Saturday", "Good Friday"; empty on a working day. Raise NotKnown."""
        if day.weekday() in WEEKEND:
            return WEEKEND[day.weekday()]
        if day in self.proclaimed:
            return self.proclaimed[day]
        if not are_known(day):
            raise NotKnown(day)
        return bank_holidays().get(day, "")

    def is_worked(self, day: date) -> bool:
        return not self.why_not(day)

    def hours_of(self, day: date) -> tuple[datetime, datetime]:
        """When working hours begin and end on a working day."""
        since = (one for one in self.openings if one.weekday == day.weekday() and one.from_on <= day)
        stands = max(since, key=lambda one: one.from_on, default=None)
        opens, closes = (stands.opens, stands.closes) if stands else (self.opens, self.closes)
        return datetime.combine(day, opens, LONDON), datetime.combine(day, closes, LONDON)
