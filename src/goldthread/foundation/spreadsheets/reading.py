"""Read a spreadsheet that somebody sent, whatever its name says it is."""

import io
import zipfile

from .decoding import NOT_A_SPREADSHEET
from .delimited import read_delimited
from .problems import Limits, SpreadsheetProblem
from .sheets import Sheet
from .unpacking import DAMAGED, PASSWORD, UNREADABLE
from .workbooks import read_ods, read_xls, read_xlsx

ZIP_MARK = b"PK\x03\x04"
OLD_OFFICE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EMPTY = "The file is empty. Check that it was saved, and send it again."
WEB_PAGE = (
    "This is a web page or XML file under a spreadsheet's name, as some systems export it. "
    "Open it in your spreadsheet program, save it as an Excel workbook (.xlsx) and send that."
)
BINARY_WORKBOOK = "This is a binary Excel workbook (.xlsb). Save it as an ordinary workbook (.xlsx) and send that."
MARKS_OF_OTHERS = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)
STANDARD_LIMITS = Limits()


def read(data: bytes, filename: str = "", limits: Limits = STANDARD_LIMITS) -> list[Sheet]:
    """The sheets of an XLSX, ODS, XLS, CSV or TSV, told apart by what is in the file and not by its name.

    Raises SpreadsheetProblem, with a sentence for the sender, if the file is empty, damaged, locked, too
    large or no spreadsheet. Sheets without anything in them are left out.
    """
    limits.check_file(len(data))
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise SpreadsheetProblem(EMPTY)
    sheets = [sheet for sheet in read_any(data, filename, limits) if sheet.rows]
    if not sheets:
        raise SpreadsheetProblem(EMPTY)
    return sheets


def read_any(data: bytes, filename: str, limits: Limits) -> list[Sheet]:
    if data.startswith(ZIP_MARK):
        return read_zip(data, limits)
    if data.startswith(OLD_OFFICE_MARK):
        return read_xls(data, limits)
    if data.startswith(MARKS_OF_OTHERS):
        raise SpreadsheetProblem(NOT_A_SPREADSHEET)
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta")):
        raise SpreadsheetProblem(WEB_PAGE)
    return read_delimited(data, filename, limits)


def read_zip(data: bytes, limits: Limits) -> list[Sheet]:
    """XLSX and ODS are archives, and so are Word documents and much else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.replace("\\", "/").lower() for name in archive.namelist()]
            kind = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except UNREADABLE as error:
        raise SpreadsheetProblem(DAMAGED) from error
    if "xl/workbook.bin" in names:
        raise SpreadsheetProblem(BINARY_WORKBOOK)
    if any(name.startswith("xl/") for name in names):
        return read_xlsx(data, limits)
    if "encrypted-package" in names:
        raise SpreadsheetProblem(PASSWORD)
    if "content.xml" in names and b"opendocument.spreadsheet" in kind:
        return read_ods(data, limits)
    raise SpreadsheetProblem(NOT_A_SPREADSHEET)
