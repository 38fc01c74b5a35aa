"""Whether a column of dates has the day first, as people in England write, or the month."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from goldthread.foundation.spreadsheets import Cell
from goldthread.foundation.ui.words import plural
from goldthread.foundation.uncertain_dates.days import is_day_led, is_month_led, is_two_ways, read_date

FAR_MORE = 10
"""By how many times more lines must have the day first than the month, for those few to be slips of their own."""


@dataclass(frozen=True)
class WhichFirst:
    """What the lines of one column tell, each with its number."""

    lines: Sequence[tuple[int, Sequence[Cell]]]
    column: int

    @cached_property
    def _month_led(self) -> list[int]:
        return [line for line, row in self.lines if is_month_led(row[self.column])]

    @cached_property
    def _day_led(self) -> int:
        return sum(is_day_led(row[self.column]) for _, row in self.lines)

    @property
    def are_slips(self) -> bool:
        """Whether the few lines with the month first are wrong for themselves, and tell nothing of the others."""
        return bool(self._month_led) and self._day_led >= FAR_MORE * len(self._month_led)

    @property
    def month_led(self) -> int | None:
        """The first line that has the month before the day beyond doubt, where that puts the others in doubt."""
        return None if self.are_slips or not self._month_led else self._month_led[0]

    def how_read(self, label: str, line: str = "line") -> str:
        """How it is read, for whoever sent the file: empty where nothing in it could be read otherwise, or is asked
        about.
        """
        two_ways = next((row[self.column] for _, row in self.lines if is_two_ways(row[self.column])), None)
        if self.month_led or (two_ways is None and not self.are_slips):
            return ""
        said = f"“{label}” is read with the day first"
        said += "." if two_ways is None else f": “{two_ways}” is {read_date(two_ways)}."
        if not self.are_slips:
            return said
        few, which = len(self._month_led), f"{line} {self._month_led[0]}"
        which = f"only {which} has" if few == 1 else f"only {few:,}, the first of them {which}, have"
        return f"{said} {plural(self._day_led, line)} can be read in no other way, and {which} the month first."
