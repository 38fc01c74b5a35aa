"""Read CSV and its relatives: values parted by a comma, a semicolon, a tab or a bar."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from .decoding import decode
from .guards import unguarded
from .problems import Limits, SpreadsheetProblem
from .sheets import Sheet, shape

DELIMITERS = ",;\t|"
SAMPLE_LINES = 200
EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
OPEN_QUOTE = (
    "A quotation mark that opens near line {line:,} is never closed, "
    "so the lines after it cannot be told apart. Close it or take it out, and send the file again."
)


def read_delimited(data: bytes, filename: str, limits: Limits) -> list[Sheet]:
    """The one sheet of a text file.

    Every cell is text: nothing is guessed, so 0123 and 1/2 stay as they are.
    """
    text, notes = decode(data)
    delimiter = ""
    if hint := EXCEL_HINT.match(text):
        delimiter, text = hint[1], text[hint.end() :]
    delimiter = delimiter or sniff(text, prefer="\t" if filename.lower().endswith((".tsv", ".tab")) else "")
    name = PurePath(filename.replace("\\", "/")).stem or "Sheet 1"
    rows = limited(records(text, delimiter), name, limits)
    return [Sheet(name=name, rows=shape(rows), kind="csv", notes=notes)]


def limited(rows: Iterator[list[str]], name: str, limits: Limits) -> list[list[str]]:
    """All records, stopping at the first one past a limit. Blank records below the data do not count."""
    kept: list[list[str]] = []
    filled = cells = 0
    for number, row in enumerate(rows, start=1):
        while row and not row[-1]:
            row.pop()
        kept.append([unguarded(cell) for cell in row])
        if row:
            filled, cells = number, cells + len(row)
            limits.check_extent(name, filled, len(row))
            limits.check_cells(cells)
    return kept[:filled]


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Each record.

    Quotation marks out of place are taken as they stand, but one never closed stops the reading.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = next_start = 1
    try:
        for record in reader:
            yield record
            start, next_start = next_start, reader.line_num + 1
    except csv.Error as error:
        raise SpreadsheetProblem(OPEN_QUOTE.format(line=next_start)) from error
    if ends_inside_quotes(text, delimiter):
        raise SpreadsheetProblem(OPEN_QUOTE.format(line=start))


def ends_inside_quotes(text: str, delimiter: str) -> bool:
    """Whether the last record is still open where the file ends."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def sniff(text: str, prefer: str = "") -> str:
    """The delimiter under which most lines have the same number of columns, rather more than fewer."""
    sample = list(io.StringIO(text, newline=""))[:SAMPLE_LINES]
    scores = {delimiter: evenness(sample, delimiter) for delimiter in DELIMITERS}
    best = max(scores.values())
    if prefer and scores[prefer] > best / 2:
        return prefer
    return next(delimiter for delimiter in DELIMITERS if scores[delimiter] == best)


def evenness(lines: list[str], delimiter: str) -> float:
    """From 0 (never parts a line) towards 1 (parts every line into the same, large number of columns)."""
    try:
        widths = [len(record) for record in csv.reader(lines, delimiter=delimiter) if any(record)]
    except csv.Error:
        return 0
    parted = Counter(width for width in widths if width > 1)
    if not parted:
        return 0
    width, count = parted.most_common(1)[0]
    return count / len(widths) * (1 - 1 / width)
