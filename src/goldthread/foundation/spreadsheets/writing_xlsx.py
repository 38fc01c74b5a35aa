"""Write an Excel workbook."""

import datetime
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from .guards import guarded
from .sheets import Cell
from .tables import Table, prepare

LONGEST_TEXT = 32_767
CUT_OFF = " … (cut off: a cell holds no more)"
FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
FIRST_DAY = datetime.date(1900, 3, 1)
# Excel takes _x0041_ in a text for an escaped letter, so such a text has its first underscore escaped.
ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def write_xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One sheet with a heading row that stays in sight.

    Texts are stored as texts, so none is run as a formula.
    """
    table = prepare(title, columns, rows)
    workbook = Workbook(write_only=True)
    workbook.properties.title = table.title
    workbook.properties.creator = ""
    sheet = workbook.create_sheet(sheet_name(table.title))
    lay_out(sheet, table)
    sheet.append([heading_cell(sheet, column) for column in table.columns])
    for row in table.rows:
        sheet.append([written_cell(sheet, cell) for cell in row])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def sheet_name(title: str) -> str:
    """The title as Excel accepts it: at most 31 characters, without brackets, slashes and the like."""
    name = " ".join(FORBIDDEN_IN_NAMES.sub(" ", title).split()).strip("'")[:31].strip("' ")
    return name if name and name.casefold() != "history" else "Sheet 1"


def lay_out(sheet: Any, table: Table) -> None:
    sheet.freeze_panes = "A2"
    for position, width in enumerate(table.widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    if table.columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"


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
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT_OFF)] + CUT_OFF


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
