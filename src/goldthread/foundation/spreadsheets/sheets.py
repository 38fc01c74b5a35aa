"""One sheet as plain rows, whatever kind of file it came from."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Cell = str | int | float | bool | datetime.date | datetime.datetime | None
Row = list[Cell]

# Above this a spreadsheet's number has lost digits, so it would be a lie to show it as a whole number.
LARGEST_EXACT_NUMBER = 10**15


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet, all of one length, starting at the file's first line: row 0 is line 1.

    `kind` is xlsx, ods, xls or csv. In a csv every cell is text. `notes` are sentences to show to the person
    who sent the file, about what could not be read exactly.
    """

    name: str
    rows: list[Row]
    kind: str
    hidden: bool = False
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


def shape(rows: Iterable[Sequence[object]]) -> list[Row]:
    """Rows with plain cells, without the empty lines below and the empty columns to the right."""
    tidied = [[plain_cell(cell) for cell in row] for row in rows]
    while tidied and all(cell is None for cell in tidied[-1]):
        tidied.pop()
    width = max((filled_width(row) for row in tidied), default=0)
    return [row[:width] + [None] * (width - len(row)) for row in tidied]


def filled_width(row: Row) -> int:
    """How many cells a row has up to its last one that is not blank."""
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return width


def plain_cell(value: object) -> Cell:
    """A cell's value as one of the few types that the rest of the program knows; an empty text is None.

    Spreadsheets keep all numbers as fractions, so 3.0 comes back as 3. Times and durations come back as text.
    """
    if isinstance(value, str):
        # The database can keep any character of a name but this one.
        return value.replace("\x00", "") or None
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST_EXACT_NUMBER:
        return int(value)
    if isinstance(value, datetime.time):
        return value.isoformat("seconds")
    if isinstance(value, datetime.timedelta):
        return hours_and_minutes(value)
    if value is None or isinstance(value, (bool, int, float, datetime.date)):
        return value
    return str(value)


def hours_and_minutes(value: datetime.timedelta) -> str:
    """A duration as a spreadsheet shows it: 30:00:00 for thirty hours."""
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
