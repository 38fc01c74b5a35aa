"""What a spreadsheet to be written consists of, made ready once for all kinds of file."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from zoneinfo import ZoneInfo

from goldthread.foundation.records.printable import UNPRINTABLE

from .sheets import LARGEST_EXACT_NUMBER, Cell

# A spreadsheet knows no time zones, so instants are written as the clock on the wall showed them.
WALL_CLOCK = ZoneInfo("Europe/London")

NARROWEST, WIDEST, ROWS_WEIGHED = 8, 60, 200


@dataclass(frozen=True)
class Table:
    """Rows of plain cells under headings, with a width in characters for each column.

    ``rows`` are made plain as they are asked for, and once: a long table is never in memory as a whole.
    """

    title: str
    columns: list[str]
    rows: Iterator[list[Cell]]
    widths: list[int]


def prepare(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Make the cells plain, and each row as long as there are columns. Raises ValueError at a longer row."""
    headings = [writable(str(column)) for column in columns]
    cells = (plain_row(row, len(headings)) for row in rows)
    weighed = list(islice(cells, ROWS_WEIGHED))
    return Table(writable(title), headings, chain(weighed, cells), widths(headings, weighed))


def plain_row(row: Sequence[object], length: int) -> list[Cell]:
    if len(row) > length:
        raise ValueError("A row has more cells than there are columns")
    return [writable_cell(value) for value in row] + [None] * (length - len(row))


def writable_cell(value: object) -> Cell:
    """Dates and numbers stay what they are. Anything else that is not text is written as its text."""
    # Most cells are texts or empty: these come first.
    if type(value) is str:
        return writable(value) or None
    if isinstance(value, datetime.datetime):
        return value.astimezone(WALL_CLOCK).replace(tzinfo=None) if value.tzinfo else value
    if value is None or isinstance(value, (bool, datetime.date)):
        return value
    if isinstance(value, Decimal) and value.is_finite():
        value = int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (int, float)) and abs(value) < LARGEST_EXACT_NUMBER:
        return value
    # Among these are infinity and numbers of so many digits that a spreadsheet would drop some.
    return writable(str(value)) or None


def writable(text: str) -> str:
    """The text without what no spreadsheet can hold, and with one kind of line ending."""
    if text.isprintable():
        return text
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def widths(columns: list[str], rows: list[list[Cell]]) -> list[int]:
    """Wide enough for most cells, narrow enough for several columns to fit on a screen."""
    longest = [len(column) for column in columns]
    for row in rows:
        for position, cell in enumerate(row):
            longest[position] = max(longest[position], len(str(cell)) if cell is not None else 0)
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]
