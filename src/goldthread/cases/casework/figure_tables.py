"""A counted table, its percentages, and the same table with what is too small to be given to the public left out.

Statutory.md 12.5: 1 to 5 is hidden, 0 is shown, and more is hidden where what is left would tell what was hidden.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

SMALLEST_SHOWN = 6
LEAST_OF_WHICH_PERCENT = 11
"""Of fewer no percentage is given to the public: it would tell how many they are."""

ONE_DECIMAL = Decimal("0.1")
NOT_RECORDED = "not-recorded"


@dataclass(frozen=True)
class FigureRow:
    """One row. ``count`` is None where it is hidden."""

    code: str
    title: str
    count: int | None

    @property
    def is_hidden(self) -> bool:
        return self.count is None


@dataclass(frozen=True)
class FigureTable:
    """Rows in the order of the pathway's list; where some records give no answer, a last row says how many.

    ``total`` is their sum; None where it is hidden, and where ``adds_up`` is not so because one case is in several
    rows. ``rises`` says that each row goes further than the one before it, so that the share up to it means something.
    """

    code: str
    title: str
    rows: tuple[FigureRow, ...]
    total: int | None
    adds_up: bool = True
    is_suppressed: bool = False
    rises: bool = False

    def row(self, code: str) -> FigureRow:
        """Raise StopIteration if there is none."""
        return next(row for row in self.rows if row.code == code)

    @property
    def not_recorded(self) -> int | None:
        """How many gave no answer; None where that is hidden."""
        return next((row.count for row in self.rows if row.code == NOT_RECORDED), 0)

    def percent(self, row: FigureRow) -> Decimal | None:
        """Its share of the total with one decimal; None of nothing, of what is hidden, and of too few to tell."""
        least = LEAST_OF_WHICH_PERCENT if self.is_suppressed else 1
        if row.count is None or self.total is None or self.total < least:
            return None
        return _rounded(Decimal(100 * row.count) / self.total)

    def percent_up_to(self, row: FigureRow) -> Decimal | None:
        """The share of this row and those before it, as in "90% within 3 months"; None as for ``percent``."""
        if row.code == NOT_RECORDED:
            return None
        before = self.rows[: self.rows.index(row) + 1]
        if any(one.count is None for one in before):
            return None
        return self.percent(replace(row, count=sum(one.count or 0 for one in before)))

    def suppressed(self) -> "FigureTable":
        """As it may be given to the public. A total gives no hidden row away, and no row a hidden total."""
        hidden = {place for place, row in enumerate(self.rows) if _is_small(row.count)}
        counts = [row.count or 0 for row in self.rows]
        shows_total = self.adds_up and not _is_small(self.total)
        while shows_total and _gives_away(counts, hidden):
            another = _next_smallest(counts, hidden)
            if another is None:
                shows_total = False
            else:
                hidden.add(another)
        rows = tuple(replace(row, count=None) if place in hidden else row for place, row in enumerate(self.rows))
        return replace(self, rows=rows, total=self.total if shows_total else None, is_suppressed=True)


def change(now: int, before: int) -> Decimal | None:
    """By how many percent it grew since the year before, with one decimal; None after a year with none."""
    return _rounded(Decimal(100 * (now - before)) / before) if before else None


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(ONE_DECIMAL, ROUND_HALF_UP)


def _is_small(count: int | None) -> bool:
    return count is not None and 0 < count < SMALLEST_SHOWN


def _gives_away(counts: Sequence[int], hidden: set[int]) -> bool:
    """Whether the total less what is shown tells each hidden row: there is one, or all must be 1."""
    return len(hidden) == 1 or (bool(hidden) and sum(counts[place] for place in hidden) == len(hidden))


def _next_smallest(counts: Sequence[int], hidden: set[int]) -> int | None:
    """The smallest that is still shown. Never a zero, which everybody knows to be shown."""
    shown = [place for place, count in enumerate(counts) if count and place not in hidden]
    return min(shown, key=lambda place: counts[place], default=None)
