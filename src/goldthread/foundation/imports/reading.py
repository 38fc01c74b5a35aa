"""A file in hand as rows under headings."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spreadsheets import Cell, HeadingRow, Limits, Sheet, find_headings, heading_row_at, read
from goldthread.foundation.spreadsheets.problems import MEGABYTE, SpreadsheetProblem

LIMITS = Limits(file_bytes=5 * MEGABYTE, unpacked_bytes=60 * MEGABYTE, rows=10_100, cells=500_000)
"""Larger than any partnership's list, and small enough to be read at every step in about a second: ten thousand
records below the title and the headings.
"""

SAMPLES = 3


@dataclass(frozen=True)
class Reading:
    """One sheet of a file, read with the headings on a line that was found or chosen."""

    sheets: list[Sheet]
    number: int
    heading: HeadingRow

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.number]

    @property
    def headings(self) -> tuple[str, ...]:
        return self.heading.names

    @property
    def heading_line(self) -> int:
        """As the person sees it in the file: the first line is 1."""
        return self.heading.index + 1

    @property
    def records(self) -> list[tuple[int, list[Cell]]]:
        """Each line below the headings that is not blank, with its number."""
        return list(self.heading.records(self.sheet))

    def samples(self, column: int) -> list[str]:
        """A few different values of a column, the first ones that are there."""
        found = (words_of(row[column]) for _, row in self.records)
        return list(Counter(words for words in found if words))[:SAMPLES]


def read_sheets(data: bytes, file_name: str) -> list[Sheet]:
    """All sheets that hold anything. Raise SpreadsheetProblem with a sentence for the person who sent the file."""
    return read(data, file_name, LIMITS)


def reading_of(sheets: list[Sheet], number: int = 0, heading_line: int | None = None) -> Reading:
    """Read a sheet; without a line the likeliest headings are found. A number out of range means the first sheet."""
    number = number if 0 <= number < len(sheets) else 0
    sheet = sheets[number]
    if heading_line is None or not 1 <= heading_line <= len(sheet.rows):
        return Reading(sheets, number, find_headings(sheet))
    return Reading(sheets, number, heading_row_at(sheet, heading_line - 1))


def reading_in_hand(file: FileInHand) -> Reading:
    """The file as its person chose to read it so far."""
    sheets = read_sheets(bytes(file.content.data), file.file_name)
    return reading_of(sheets, file.sheet, file.heading_line)


def fingerprint(sheet: Sheet) -> str:
    """By this a sheet is known again, also in a file that was merely saved again: its name and every cell."""
    digest = hashlib.sha256(sheet.name.encode("utf-8", "replace"))
    for row in sheet.rows:
        digest.update(repr(row).encode("utf-8", "replace"))
    return digest.hexdigest()


def words_of(cell: Cell) -> str:
    """A cell as its words, on one line, as its person sees them."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime) and cell.time() != time():
        return f"{in_words(cell.date())} {cell:%H:%M}"
    if isinstance(cell, date):
        return in_words(cell)
    return " ".join(str(cell).split())


__all__ = ["Reading", "SpreadsheetProblem", "fingerprint", "read_sheets", "reading_in_hand", "reading_of", "words_of"]
