"""A Word, Excel, OpenDocument or CSV file of an agency as rows of its lane, each with what is wrong with it.

Headings may be any that people use. Nothing is recorded here: whoever sent the file sees what was read of it first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from goldthread.cases.chronology.file_cells import BadEntry, EntryReader
from goldthread.cases.chronology.file_fields import FIELDS, SENSITIVE, THIRD_PARTY, WHAT, WHEN
from goldthread.cases.chronology.rows import LONGEST_PLACE, Row
from goldthread.foundation.imports.matching import guess_columns
from goldthread.foundation.imports.reading import words_of
from goldthread.foundation.imports.which_first import WhichFirst
from goldthread.foundation.spreadsheets import Cell, HeadingRow, Limits, Sheet, SpreadsheetProblem, heading_row_at, read
from goldthread.foundation.spreadsheets.problems import MEGABYTE
from goldthread.foundation.spreadsheets.word_tables import KIND as WORD
from goldthread.foundation.spreadsheets.word_tables import is_word, read_word_tables
from goldthread.foundation.ui.words import listed
from goldthread.foundation.uncertain_dates import UncertainDate

LIMITS = Limits(file_bytes=10 * MEGABYTE, unpacked_bytes=60 * MEGABYTE, rows=10_000, columns=60, cells=300_000)
"""More than any agency tells of one child, and small enough to be read while somebody waits."""
LINES_SEARCHED = 30
LONGEST_NAME = LONGEST_PLACE - len(f", row {LIMITS.rows}")
"""So much of what a sheet is called is said of each of its rows. OpenDocument sets no limit to it."""
NO_COLUMNS = (
    "No table has a heading for the day and one for what happened. Call them “Date” and “What happened”, each over its"
    " column, and send the file again."
)
NO_ENTRIES = "There is no entry below the headings."

THERE = "This entry is there already."
TWICE = "It says the same as {where}."

Told = tuple[UncertainDate, str]
"""By these two an entry is known again: when, and what happened."""


@dataclass(frozen=True)
class FileRow:
    """One line of the file: the row that was read, or what is wrong with it.

    ``remarks`` say how something was taken that could be taken otherwise, ``naming`` what in it may name somebody where
    nobody may be named yet; ``written`` is its day as it stands there.
    """

    where: str
    written: str
    row: Row | None
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    naming: str = ""


@dataclass(frozen=True)
class ReadFile:
    """What a file holds. ``notes`` are about the file as a whole: what was not read, and why. ``has_marks`` says
    whether it has a column for what is not for other agencies.
    """

    rows: tuple[FileRow, ...]
    notes: tuple[str, ...]
    has_marks: bool = True

    @property
    def good(self) -> list[FileRow]:
        return [one for one in self.rows if one.row is not None]

    @property
    def bad(self) -> list[FileRow]:
        return [one for one in self.rows if one.row is None]

    def without(self, there: Collection[Told]) -> "ReadFile":
        """What is in the lane already, or came there since the file was read, is not taken again."""
        return replace(self, rows=tuple(_not_again(one, there) for one in self.rows))


def _not_again(read: FileRow, there: Collection[Told]) -> FileRow:
    if read.row is None or told_of(read.row) not in there:
        return read
    return FileRow(read.where, read.written, None, (THERE,))


def told_of(row: Row) -> Told:
    return row.when, " ".join(row.what.split()).casefold()


def read_file(data: bytes, file_name: str, *, agency: str, today: date, source: str = "") -> ReadFile:
    """Read a file. Raise SpreadsheetProblem, with a sentence for whoever sent it, if nothing of it can be read.

    ``source`` is that of entries whose line names none.
    """
    sheets = read_word_tables(data, LIMITS) if is_word(data) else read(data, file_name, LIMITS)
    seen = [sheet for sheet in sheets if not sheet.hidden]
    reading = _Reading(EntryReader(agency, today, source), is_one_of_many=len(sheets) > 1)
    for sheet in seen:
        reading.take(sheet)
    if not reading.columns:
        raise SpreadsheetProblem(NO_COLUMNS)
    if not reading.rows:
        raise SpreadsheetProblem(NO_ENTRIES)
    return ReadFile(tuple(reading.rows), tuple(dict.fromkeys(reading.notes)), reading.has_marks)


@dataclass
class _Reading:
    """A file on its way through: one table after another, of which some go on from the one before."""

    reader: EntryReader
    is_one_of_many: bool
    rows: list[FileRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    where_first: dict[Told, str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    has_marks: bool = True

    def take(self, sheet: Sheet) -> None:
        """Read one sheet or table. A Word table without headings goes on from that before it, if it is as wide."""
        self.notes += sheet.notes
        heading = _heading_of(sheet)
        goes_on = sheet.kind == WORD and sheet.width == len(self.names) and (not heading or heading.names == self.names)
        if goes_on:
            heading = None
        elif heading:
            self.columns, self.names = guess_columns(FIELDS, heading.names, {}), heading.names
            self.has_marks = self.has_marks and bool({THIRD_PARTY.key, SENSITIVE.key} & self.columns.keys())
            self._note_unread(sheet, heading)
        else:
            self.notes.append(f"“{sheet.name}” has no headings for a day and for what happened, so it was not read.")
            return
        lines = _lines(sheet, heading)
        first = WhichFirst(lines, self.columns[WHEN.key])
        if first.are_slips:
            self.notes.append(first.how_read(self.names[self.columns[WHEN.key]], "row"))
        for line, cells in lines:
            self._take_line(sheet, line, cells, first.month_led)

    def _take_line(self, sheet: Sheet, line: int, cells: Sequence[Cell], month_led: int | None) -> None:
        where = f"{sheet.name[:LONGEST_NAME]}, row {line}" if self.is_one_of_many else f"Row {line}"
        filled = [words for cell in cells if (words := words_of(cell))]
        if filled == [name for name, cell in zip(self.names, cells, strict=True) if cell is not None]:
            return  # the headings again, at the top of a further page
        if sheet.kind == WORD and len(filled) == 1 and cells[0] is not None:
            self.notes.append(f"{where} holds only “{filled[0][:60]}”, so it was taken for a heading.")
            return
        told = {key: cells[column] for key, column in self.columns.items() if cells[column] is not None}
        written = words_of(told.get(WHEN.key))
        try:
            entry = self.reader.read(where, told, month_led)
        except BadEntry as problem:
            self.rows.append(FileRow(where, written, None, problem.problems))
            return
        self.rows.append(self._known_again(FileRow(where, written, entry.row, (), entry.remarks), entry.row))

    def _known_again(self, read: FileRow, row: Row) -> FileRow:
        """An entry that came before in the file is not taken twice."""
        told = told_of(row)
        if told in self.where_first:
            return FileRow(read.where, read.written, None, (TWICE.format(where=self.where_first[told]),))
        self.where_first[told] = read.where
        return read

    def _note_unread(self, sheet: Sheet, heading: HeadingRow) -> None:
        used, below = set(self.columns.values()), sheet.rows[heading.index + 1 :]
        filled = {place for row in below for place, cell in enumerate(row) if cell is not None}
        unread = [f"“{name}”" for place, name in enumerate(heading.names) if place in filled - used]
        if unread:
            what = "column" if len(unread) == 1 else "columns"
            self.notes.append(f"“{sheet.name}”: the {what} {listed(unread)} will not be kept.")


def _heading_of(sheet: Sheet) -> HeadingRow | None:
    """The line whose words name most of our fields, if a day and what happened are among them."""
    best, most = None, 0
    for index in range(min(len(sheet.rows), LINES_SEARCHED)):
        heading = heading_row_at(sheet, index)
        found = guess_columns(FIELDS, heading.names, {})
        if {WHEN.key, WHAT.key} <= set(found) and len(found) > most:
            best, most = heading, len(found)
    return best


def _lines(sheet: Sheet, heading: HeadingRow | None) -> list[tuple[int, list[Cell]]]:
    """Each line that is not blank, with its number as its sender counts."""
    first = heading.index + 1 if heading else 0
    numbered = enumerate(sheet.rows[first:], first + 1)
    return [(line, cells) for line, cells in numbered if any(words_of(cell) for cell in cells)]
