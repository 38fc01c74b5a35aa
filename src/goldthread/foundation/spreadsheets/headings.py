"""Find the line that names the columns, under whatever titles and blank lines people put above it."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .comparing import compare_key
from .sheets import Cell, Row, Sheet

LINES_SEARCHED = 30
LINES_COMPARED = 20
LONGEST_HEADING = 120

# Texts that are values and not names of columns: numbers and money, dates, times, e-mail addresses,
# postcodes, errors.
VALUE = re.compile(
    r"[£$€]?[-+]?[\d,]*\.?\d+%?|\d{1,4}[-/. ]\w{1,9}[-/. ]\d{2,4}( .*)?|\d{1,2}:\d{2}(:\d{2})?|\S+@\S+\.\S+"
    r"|[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}|#[A-Z/]+[!?]?|yes|no|y|n|true|false|n/a|-+",
    re.IGNORECASE,
)
YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True)
class HeadingRow:
    """Where the headings are (row 0 is the file's first line) and a different name for each column."""

    index: int
    names: tuple[str, ...]

    def records(self, sheet: Sheet) -> Iterator[tuple[int, Row]]:
        """Each line below the headings that is not blank, with its number as the sender sees it."""
        for position in range(self.index + 1, len(sheet.rows)):
            if any(cell is not None for cell in sheet.rows[position]):
                yield position + 1, sheet.rows[position]


def find_headings(sheet: Sheet) -> HeadingRow:
    """The likeliest heading line among the first thirty.

    A guess: show it, and let the person choose another line.
    """
    candidates = range(min(len(sheet.rows), LINES_SEARCHED))
    best = max(candidates, key=lambda index: (round(likeness(sheet.rows, index), 6), -index), default=0)
    return heading_row_at(sheet, best)


def heading_row_at(sheet: Sheet, index: int) -> HeadingRow:
    """The headings if the person says that they are on this line."""
    row = sheet.rows[index] if index < len(sheet.rows) else []
    return HeadingRow(index, tuple(distinct([words_of(cell) for cell in row])))


def words_of(cell: Cell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""


def distinct(headings: list[str]) -> list[str]:
    """Blank headings become "Column C"; the second "Name" becomes "Name (2)"."""
    # Names already given by hand are kept: "Name (2)" stays the name of the column that had it.
    taken = {compare_key(heading) for heading in headings}
    seen: set[str] = set()
    names = []
    for position, heading in enumerate(headings):
        name = stem = heading or f"Column {letters(position)}"
        number = 1
        while compare_key(name) in seen or (name != heading and compare_key(name) in taken):
            number += 1
            name = f"{stem} ({number})"
        seen.add(compare_key(name))
        names.append(name)
    return names


def letters(position: int) -> str:
    """The name of a column as spreadsheet programs show it: 0 is A, 26 is AA."""
    name = ""
    position += 1
    while position:
        position, remainder = divmod(position - 1, 26)
        name = chr(65 + remainder) + name
    return name


def likeness(rows: list[Row], index: int) -> float:
    """How far a line fills the table with short, different words that are unlike the rows below."""
    cells = filled_cells(rows[index])
    if not cells:
        return -1
    below = [row for row in rows[index + 1 : index + 1 + LINES_COMPARED] if filled_cells(row)]
    widest = max(len(filled_cells(row)) for row in rows[: LINES_SEARCHED + LINES_COMPARED])
    words = sum(is_name(cell) for cell in cells) / len(cells)
    different = len({compare_key(str(cell)) for cell in cells}) / len(cells)
    # Of two lines alike the upper one is the heading, and a line with nothing below it names nothing.
    return (
        2 * len(cells) / widest
        + 2 * words
        + different
        + contrast(rows[index], below)
        - 0.05 * index
        - 0.5 * (not below)
    )


def filled_cells(row: Row) -> Row:
    return [cell for cell in row if cell is not None]


def is_name(cell: Cell) -> bool:
    """Whether a cell could name a column. A year can: many tables have one column a year."""
    if isinstance(cell, (bool, float, datetime.date)):
        return False
    text = words_of(cell)
    return bool(YEAR.fullmatch(text)) or (len(text) <= LONGEST_HEADING and not VALUE.fullmatch(text))


def contrast(row: Row, below: list[Row]) -> float:
    """In how many of its columns the line holds a name, and the rows below values or other words."""
    filled = [position for position, cell in enumerate(row) if cell is not None]
    if not below:
        return 0
    return sum(differs(row[position], [line[position] for line in below]) for position in filled) / len(filled)


def differs(heading: Cell, column: list[Cell]) -> float:
    cells = filled_cells(column)
    if not is_name(heading) or not cells:
        return 0
    if sum(not is_name(cell) for cell in cells) > len(cells) / 2:
        return 1
    return 0.5 * (compare_key(str(heading)) not in {compare_key(str(cell)) for cell in cells})
