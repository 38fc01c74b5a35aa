"""Spreadsheets: what people send is read as plain rows, what they take away is written with typed cells."""

from .comparing import compare_key
from .headings import HeadingRow, find_headings, heading_row_at
from .in_memory import in_bytes, write_csv, write_ods, write_xlsx
from .problems import Limits, SpreadsheetProblem
from .reading import read
from .sheets import Cell, Row, Sheet
from .writing_csv import put_csv
from .writing_ods import put_ods
from .writing_xlsx import put_xlsx

__all__ = [
    "Cell",
    "HeadingRow",
    "Limits",
    "Row",
    "Sheet",
    "SpreadsheetProblem",
    "compare_key",
    "find_headings",
    "heading_row_at",
    "in_bytes",
    "put_csv",
    "put_ods",
    "put_xlsx",
    "read",
    "write_csv",
    "write_ods",
    "write_xlsx",
]
