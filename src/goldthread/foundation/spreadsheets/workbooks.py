"""Read XLSX, ODS and old XLS workbooks."""

import io
import re

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from .extents import Extent
from .extents_ods import measure_ods
from .extents_xlsx import measure_xlsx
from .problems import Limits, SpreadsheetProblem
from .sheets import Sheet, shape
from .unpacking import DAMAGED, PASSWORD, repack, unpack

XLS_NOTE = (
    "In an old .xls file a cell that shows an error, such as #REF!, is read as blank. Save it as .xlsx to keep it."
)
FORMULAS_NOTE = (
    "Formulas without their result are read as blank: {count:,} of them. "
    "Open the file in your spreadsheet program, save it and send it again."
)
ODS_ERROR_CELL = re.compile(rb'<table:table-cell\b[^<>]*\bcalcext:value-type="error"[^<>]*>')
XLSX_ERROR_CELL = re.compile(rb'(<(?:\w+:)?c\s[^<>]*?\bt=)(["\'])e\2')


def read_xlsx(data: bytes, limits: Limits) -> list[Sheet]:
    """The sheets of an XLSX: each formula by its stored result, an error such as #REF! as that text."""
    parts = unpack(data, limits)
    extents = measure_xlsx(parts, limits)
    for name in parts:
        # Errors are left out by the reader; called texts, they stay in sight.
        parts[name] = XLSX_ERROR_CELL.sub(rb"\1\2str\2", parts[name])
    return load(repack(parts), "xlsx", limits, extents)


def read_ods(data: bytes, limits: Limits) -> list[Sheet]:
    """The sheets of an ODS: each formula by its stored result, an error such as #REF! as that text."""
    parts = unpack(data, limits)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise SpreadsheetProblem(PASSWORD)
    extents = measure_ods(parts, limits)
    content = ODS_ERROR_CELL.sub(lambda cell: cell[0].replace(b'office:string-value=""', b""), parts["content.xml"])
    parts["content.xml"] = content.replace(b"<text:tab/>", b"&#9;").replace(b"<text:line-break/>", b"&#10;")
    return load(repack(parts), "ods", limits, extents)


def read_xls(data: bytes, limits: Limits) -> list[Sheet]:
    """The sheets of a workbook in the format of Excel 97 to 2003."""
    # Excel wraps a workbook with a password in an old-style file of its own, whatever its name ends in.
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise SpreadsheetProblem(PASSWORD)
    return load(data, "xls", limits, [])


def load(data: bytes, kind: str, limits: Limits, extents: list[Extent]) -> list[Sheet]:
    """Let the reader work, and turn whatever stops it into a sentence."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return [
                sheet_from(workbook, position, kind, limits, extents) for position in range(len(workbook.sheet_names))
            ]
    except PasswordError as error:
        raise SpreadsheetProblem(PASSWORD) from error
    except SpreadsheetProblem:
        raise
    except (CalamineError, ValueError, OverflowError) as error:
        raise SpreadsheetProblem(DAMAGED) from error
    except BaseException as error:
        # The reader is written in Rust: where it gives up on a damaged file it raises a class it does not
        # export.
        if type(error).__name__ != "PanicException":
            raise
        raise SpreadsheetProblem(DAMAGED) from error


def sheet_from(workbook: CalamineWorkbook, position: int, kind: str, limits: Limits, extents: list[Extent]) -> Sheet:
    """One sheet with its first lines, also the blank ones, so that row numbers are those the sender sees."""
    found = workbook.get_sheet_by_index(position)
    limits.check_extent(found.name, found.total_height, found.total_width)
    unsaved = sum(extent.unsaved_formulas for extent in extents if extent.name == found.name)
    notes = [XLS_NOTE] * (kind == "xls") + [FORMULAS_NOTE.format(count=unsaved)] * bool(unsaved)
    return Sheet(
        name=found.name,
        rows=shape(found.to_python(skip_empty_area=False)),
        kind=kind,
        hidden=workbook.sheets_metadata[position].visible != SheetVisibleEnum.Visible,
        notes=tuple(notes),
    )
