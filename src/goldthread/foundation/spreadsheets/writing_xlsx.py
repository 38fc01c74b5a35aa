"""Write an Excel workbook.

The XML is written directly: the library for it takes ten times as long for each cell, and registers are long.
"""

import datetime
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from . import xlsx_parts as parts
from .guards import RISKY
from .sheets import Cell
from .tables import Table, prepare

LONGEST_TEXT = 32_767
CUT_OFF = " … (cut off: a cell holds no more)"
FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
NO_CHOICES: Mapping[str, Sequence[str]] = {}
FIRST_DAY = datetime.date(1900, 3, 1)
"""Before it Excel's calendar is wrong."""
BEFORE_DAYS = datetime.datetime(1899, 12, 30)
A_DAY = datetime.timedelta(days=1)
# Excel takes _x0041_ in a text for an escaped letter, so such a text has its first underscore escaped.
ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Some readers drop the ends of a text of nothing but spaces, whatever is said of them, so these are escaped.
BLANK_ENDS = re.compile(r"^[ \t\n]|[ \t\n]\Z")
# Spaces and breaks of lines that a reader may drop unless it is told to keep them.
LOOSE_SPACE = re.compile(r"^\s|\s\Z|\s\s|[\t\n]")


def put_xlsx(
    file: BinaryIO,
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    choices: Mapping[str, Sequence[str]] = NO_CHOICES,
) -> None:
    """One sheet with a heading row that stays in sight.

    Texts are stored as texts, so none is run as a formula. Below a heading of ``choices`` one of a few words can be
    picked from a list.
    """
    table = prepare(title, columns, rows)
    letters = [get_column_letter(position) for position in range(1, len(table.columns) + 1)]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", parts.CONTENT_TYPES)
        archive.writestr("_rels/.rels", parts.PACKAGE_LINKS)
        number = 1
        with archive.open(parts.SHEET_PART, "w") as part:
            part.write(before_rows(table, letters).encode())
            for number, cells in enumerate(written_rows(table, letters), start=1):
                part.write(f'<row r="{number}">{cells}</row>'.encode())
            part.write(after_rows(letters, number, dict(offers(table, letters, number, choices))).encode())
        archive.writestr("xl/workbook.xml", workbook(table, letters, number))
        archive.writestr("xl/_rels/workbook.xml.rels", parts.WORKBOOK_LINKS)
        archive.writestr("xl/styles.xml", parts.STYLES)
        archive.writestr("docProps/core.xml", parts.CORE.format(title=escape(table.title)))


def workbook(table: Table, letters: Sequence[str], last: int) -> str:
    name = sheet_name(table.title)
    quoted = "'" + name.replace("'", "''") + "'"
    place = f"{quoted}!$A$1:${letters[-1]}${last}" if letters else ""
    names = parts.FILTERED.format(place=escape(place)) if letters else ""
    return parts.WORKBOOK.format(name=quoteattr(name), names=names)


def sheet_name(title: str) -> str:
    """The title as Excel accepts it: at most 31 characters, without brackets, slashes and the like."""
    name = " ".join(FORBIDDEN_IN_NAMES.sub(" ", title).split()).strip("'")[:31].strip("' ")
    return name if name and name.casefold() != "history" else "Sheet 1"


def before_rows(table: Table, letters: Sequence[str]) -> str:
    columns = "".join(
        f'<col min="{position}" max="{position}" width="{width}" customWidth="1"/>'
        for position, width in enumerate(table.widths, start=1)
    )
    return parts.BEFORE_ROWS.format(columns=f"<cols>{columns}</cols>" if letters else "")


def after_rows(letters: Sequence[str], last: int, offered: Mapping[str, Sequence[str]]) -> str:
    """What can be narrowed from the headings, and what can be picked in which cells."""
    lists = "".join(
        parts.OFFERED.format(
            error=quoteattr(f"Pick one of: {', '.join(words)}."), cells=cells, words=escape(f'"{",".join(words)}"')
        )
        for cells, words in offered.items()
    )
    return parts.AFTER_ROWS.format(
        filter=f'<autoFilter ref="A1:{letters[-1]}{last}"/>' if letters else "",
        offered=f'<dataValidations count="{len(offered)}">{lists}</dataValidations>' if offered else "",
    )


def offers(
    table: Table, letters: Sequence[str], last: int, choices: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, Sequence[str]]]:
    """The cells that can be picked from a list. Other words are warned of, not refused: people have reasons."""
    for column, words in choices.items():
        letter = letters[table.columns.index(column)]
        yield f"{letter}2:{letter}{max(last, 2)}", words


def written_rows(table: Table, letters: Sequence[str]) -> Iterator[str]:
    """The cells of each row, with the headings first. An empty cell is not written."""
    headings = (
        text_cell(f"{letter}1", column, parts.HEADING, parts.HEADING_KEPT_AS_TEXT)
        for letter, column in zip(letters, table.columns, strict=True)
    )
    yield "".join(headings)
    for number, row in enumerate(table.rows, start=2):
        places = zip(letters, row, strict=True)
        yield "".join([written_cell(f"{letter}{number}", cell) for letter, cell in places if cell is not None])


def written_cell(place: str, value: Cell) -> str:
    if isinstance(value, str):
        return text_cell(place, value)
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, datetime.date):
        return date_cell(place, value)
    return f'<c r="{place}"><v>{value}</v></c>'


def text_cell(place: str, text: str, look: int = parts.PLAIN, look_if_risky: int = parts.KEPT_AS_TEXT) -> str:
    """A cell that is text whatever it looks like, and stays text when somebody opens it to edit."""
    look = look_if_risky if RISKY.match(text) else look
    kept = ' xml:space="preserve"' if LOOSE_SPACE.search(text) else ""
    styled = f' s="{look}"' if look else ""
    return f'<c r="{place}"{styled} t="inlineStr"><is><t{kept}>{escape(storable(text))}</t></is></c>'


def storable(text: str) -> str:
    """The text as Excel reads it back, with its end cut off if it is longer than a cell can be."""
    text = ESCAPE_LIKE.sub("_x005F_", text)
    if text.isspace():
        text = BLANK_ENDS.sub(escaped, text)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT_OFF)] + CUT_OFF


def escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def date_cell(place: str, value: datetime.date) -> str:
    """A day or a moment, as the days since Excel's calendar begins; as text where that is wrong."""
    if isinstance(value, datetime.datetime):
        if value.date() < FIRST_DAY:
            return text_cell(place, value.isoformat())
        return f'<c r="{place}" s="{parts.MOMENT}"><v>{(value - BEFORE_DAYS) / A_DAY}</v></c>'
    if value < FIRST_DAY:
        return text_cell(place, value.isoformat())
    return f'<c r="{place}" s="{parts.DAY}"><v>{value.toordinal() - BEFORE_DAYS.toordinal()}</v></c>'
