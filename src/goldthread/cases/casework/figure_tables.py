"""A counted table, its percentages, and the tables of one file without what is too small to be given to the public.

Statutory.md 12.5: 1 to 5 is hidden, 0 is shown, and more is hidden where what is left would tell what was hidden.

The tables of a file are read side by side, and two of them often count the same cases. So each is made such that
nothing is told by its total, also where another table gives that. What no total can be known to be safe with is a table
of only some of the cases of another: it is given only where nothing else of the file is hidden.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

SMALLEST_SHOWN = 6
LEAST_OF_WHICH_PERCENT = 11
"""Of fewer no percentage is given: to the public it would tell how many they are, and to nobody it means anything."""

ONE_DECIMAL = Decimal("0.1")
NOT_RECORDED, TOTAL, OTHERS = "not-recorded", "total", "others"


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
class Compared:
    """One row beside the same row of the year before. ``change`` is in percent; None after few, and where a number is
    hidden.
    """

    row: FigureRow
    before: int | None
    change: Decimal | None


@dataclass(frozen=True)
class FigureTable:
    """Rows in the order of the pathway's list; where some records give no answer, a last row says how many.

    ``total`` is their sum; None where it is hidden, and where ``adds_up`` is not so because one case is in several
    rows. ``rises`` says that each row goes further than the one before it, so that the share up to it means something.
    ``found`` says that its rows are the answers that were given, and no list of the pathway; ``typed`` that people
    typed them besides. ``without`` says in words which cases it leaves out, ``also`` what else counts as one of its
    answers. ``of_part`` says that it counts only some of the cases of other tables or clocks, or counts them on their
    way: set against those it may tell what they hide. ``all_or_none`` says that a row follows from the others: where
    one is small, none is given. ``has_middle`` says that it tells the median of the days that it took; ``middle``
    is that, None of nothing and where it is withheld. ``among`` is how many cases another table gives of which this one
    tells some: nearly all of them would tell of how few it is not so. ``reach`` is in how many cases at least some
    answer of it was given, as somebody may know who reads the whole file: what is shown less that tells of the rest.
    ``in_ten`` is of a clock whose numbers are not given: about how many in ten were met in time.
    """

    code: str
    title: str
    rows: tuple[FigureRow, ...]
    total: int | None
    adds_up: bool = True
    is_suppressed: bool = False
    rises: bool = False
    found: bool = False
    typed: bool = False
    of_part: bool = False
    all_or_none: bool = False
    without: str = ""
    also: str = ""
    has_middle: bool = False
    middle: Decimal | None = None
    among: int | None = None
    reach: int = 0
    in_ten: int | None = None

    def row(self, code: str) -> FigureRow:
        """Raise StopIteration if there is none."""
        return next(row for row in self.rows if row.code == code)

    @property
    def not_recorded(self) -> int | None:
        """How many gave no answer; None where that is hidden."""
        return next((row.count for row in self.rows if row.code == NOT_RECORDED), 0)

    def percent(self, row: FigureRow) -> Decimal | None:
        """Its share of the total with one decimal; None of what is hidden, and of too few."""
        if row.count is None or self.total is None or self.total < LEAST_OF_WHICH_PERCENT:
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

    def compared(self, before: "FigureTable") -> list[Compared]:
        """Every row with its number of the year before; also those that there were only then."""
        there, now = ({row.code: row.count for row in table.rows} for table in (before, self))
        gone = [replace(row, count=_left_out(now)) for row in before.rows if row.code not in now]
        return [_compared(row, there.get(row.code, _left_out(there))) for row in (*self.rows, *gone)]

    def compared_total(self, before: "FigureTable") -> Compared:
        return _compared(FigureRow(TOTAL, "Total", self.total), before.total)

    @property
    def hides(self) -> bool:
        """Whether a number of it is not told."""
        return any(row.is_hidden for row in self.rows)

    def suppressed(self) -> "FigureTable":
        """As it may be given to the public, where whoever reads it knows the total. That is shown unless it is small.

        Where no row but noughts would be left, none is told: which are noughts would tell among how many the total is
        parted. What somebody typed is not told where it was of few.
        """
        hidden = {place for place, row in enumerate(self.rows) if is_small(row.count) or self._is_nearly_all(row)}
        if (self.all_or_none and hidden) or (self.adds_up and self._leaves_few(self.total)):
            return self.not_given()
        counts = [row.count or 0 for row in self.rows]
        while self.adds_up and _gives_away(counts, hidden) and _shown(counts, hidden):
            hidden |= _next_smallest(counts, hidden)
        while not self.adds_up and _shown(counts, hidden) and self._leaves_the_most(counts, hidden):
            hidden |= _next_smallest(counts, hidden)
        if not self.adds_up and not _shown(counts, hidden) and self._leaves_the_most(counts, hidden):
            return self.not_given()
        if self.adds_up and hidden and not _shown(counts, hidden):
            return replace(self.not_given(), total=None if is_small(self.total) else self.total)
        rows = tuple(replace(row, count=None) if place in hidden else row for place, row in enumerate(self.rows))
        if self.typed and hidden:
            rows = (*(row for row in rows if not row.is_hidden), _OTHERS)
        middle = self.middle if (self.total or 0) >= LEAST_OF_WHICH_PERCENT else None
        return replace(self, rows=rows, middle=middle, is_suppressed=True)

    def _leaves_the_most(self, counts: Sequence[int], hidden: set[int]) -> bool:
        """Whether the cases that are in no row that is shown are so many that each hidden row must be as large as one
        can be. Where one is hidden since it is nearly all, nobody knows how large that is.
        """
        if not hidden or any(self._leaves_few(counts[place]) for place in hidden):
            return False
        shown = _shown(counts, hidden).values()
        are_small = all(is_small(counts[place]) for place in hidden)
        most = SMALLEST_SHOWN if are_small or not shown else min(shown)
        return self.reach - sum(shown) >= len(hidden) * (most - 1)

    def _is_nearly_all(self, row: FigureRow) -> bool:
        """Of rows that add up one is of a part of them, and their sum is held against all."""
        return not self.adds_up and self._leaves_few(row.count)

    def _leaves_few(self, count: int | None) -> bool:
        return self.among is not None and count is not None and is_small(self.among - count)

    def not_given(self) -> "FigureTable":
        """Without any number; where its rows are what was found, without saying how many there are."""
        rows = (_OTHERS,) if self.found or self.typed else tuple(replace(row, count=None) for row in self.rows)
        return replace(self, rows=rows, total=None, middle=None, is_suppressed=True)


_OTHERS = FigureRow(OTHERS, "Others", None)


def suppressed_together(tables: Iterable[FigureTable]) -> list[FigureTable]:
    """The tables of one file as it may be given to the public: none tells what another hides.

    "Settled, by the stage" is "By how it ended" without what was withdrawn: the one total less the other would tell
    that. So a table of a part is given only where no number of the whole file is hidden.
    """
    each = [table.suppressed() for table in tables]
    if not any(table.hides for table in each):
        return each
    return [table.not_given() if table.of_part else table for table in each]


def _left_out(counts: Mapping[str, int | None]) -> int | None:
    """What a row counts that is not there: none, or as few as the others that are not told."""
    return None if OTHERS in counts else 0


def _compared(row: FigureRow, before: int | None) -> Compared:
    is_told = row.count is not None and before is not None
    return Compared(row, before, change(row.count or 0, before or 0) if is_told else None)


def change(now: int, before: int) -> Decimal | None:
    """By how many percent it grew since the year before, with one decimal; None after a year with few."""
    return _rounded(Decimal(100 * (now - before)) / before) if before >= LEAST_OF_WHICH_PERCENT else None


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(ONE_DECIMAL, ROUND_HALF_UP)


def is_small(count: int | None) -> bool:
    return count is not None and 0 < count < SMALLEST_SHOWN


def _gives_away(counts: Sequence[int], hidden: set[int]) -> bool:
    """Whether the total less what is shown tells each hidden row: there is one, or all must be 1, or all as much as a
    hidden one can be. That is 5 for whoever takes them all for small; and whoever knows this rule knows that none is as
    large as the smallest that is shown.
    """
    if len(hidden) < 2:
        return bool(hidden)
    least_shown = min(_shown(counts, hidden).values(), default=SMALLEST_SHOWN)
    bounds = {1, SMALLEST_SHOWN - 1, least_shown - 1}
    return sum(counts[place] for place in hidden) in {len(hidden) * bound for bound in bounds}


def _next_smallest(counts: Sequence[int], hidden: set[int]) -> set[int]:
    """The smallest of those that are still shown: all that are alike, or their places would tell which was small."""
    shown = _shown(counts, hidden)
    least = min(shown.values(), default=0)
    return {place for place, count in shown.items() if count == least}


def _shown(counts: Sequence[int], hidden: set[int]) -> dict[int, int]:
    """Without zeros, which everybody knows to be shown."""
    return {place: count for place, count in enumerate(counts) if count and place not in hidden}
