"""Write an Excel workbook."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .guards import guarded
from .sheets import Cell
from .tables import Table, prepare

LONGEST_TEXT = 32_767
CUT_OFF = " … (cut off: a cell holds no more)"
FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
NO_CHOICES: Mapping[str, Sequence[str]] = {}
FIRST_DAY = datetime.date(1900, 3, 1)
# Excel takes _x0041_ in a text for an escaped letter, so such a text has its first underscore escaped.
ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Of a text of nothing but spaces the library does not say that they are to be kept, so its ends are escaped.
BLANK_ENDS = re.compile(r"^[ \t\n]|[ \t\n]\Z")


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
    workbook = Workbook(write_only=True)
    workbook.properties.title = table.title
    workbook.properties.creator = ""
    sheet = workbook.create_sheet(sheet_name(table.title))
    lay_out(sheet, table)
    sheet.append([heading_cell(sheet, column) for column in table.columns])
    written = 0
    for row in table.rows:
        sheet.append([written_cell(sheet, cell) for cell in row])
        written += 1
    if table.columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{written + 1}"
    for column, words in choices.items():
        offer(sheet, get_column_letter(table.columns.index(column) + 1), words, written)
    workbook.save(file)


def sheet_name(title: str) -> str:
    """The title as Excel accepts it: at most 31 characters, without brackets, slashes and the like."""
    name = " ".join(FORBIDDEN_IN_NAMES.sub(" ", title).split()).strip("'")[:31].strip("' ")
    return name if name and name.casefold() != "history" else "Sheet 1"


def lay_out(sheet: Any, table: Table) -> None:
    sheet.freeze_panes = "A2"
    for position, width in enumerate(table.widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width


def offer(sheet: Any, letter: str, words: Sequence[str], rows: int) -> None:
    """Let each cell of a column be picked from a list. Other words are warned of, not refused: people have reasons."""
    allowed = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, errorStyle="warning")
    allowed.error = f"Pick one of: {', '.join(words)}."
    allowed.showErrorMessage = True
    allowed.add(f"{letter}2:{letter}{max(rows, 1) + 1}")
    sheet.data_validations.append(allowed)


def heading_cell(sheet: Any, column: str) -> Any:
    cell = text_cell(sheet, storable(column))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def written_cell(sheet: Any, value: Cell) -> Any:
    if isinstance(value, str):
        # A cell of its own takes five times as long, so only texts that would be taken for a formula or, by
        # their #, for an error get one.
        text = storable(value)
        return text_cell(sheet, text) if text.startswith("#") or guarded(text) != text else text
    return date_cell(sheet, value) if isinstance(value, datetime.date) else value


def storable(text: str) -> str:
    """The text as Excel reads it back, with its end cut off if it is longer than a cell can be."""
    text = ESCAPE_LIKE.sub("_x005F_", text)
    if text.isspace():
        text = BLANK_ENDS.sub(escaped, text)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT_OFF)] + CUT_OFF


def escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def text_cell(sheet: Any, text: str) -> Any:
    """A cell that is text whatever it looks like, and stays text when somebody opens it to edit."""
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = guarded(text) != text
    return cell


def date_cell(sheet: Any, value: datetime.date) -> Any:
    """A day or a moment; as text before March 1900, where Excel's calendar is wrong."""
    moment = isinstance(value, datetime.datetime)
    if (value.date() if isinstance(value, datetime.datetime) else value) < FIRST_DAY:
        return value.isoformat()
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = "dd/mm/yyyy hh:mm" if moment else "dd/mm/yyyy"
    return cell
