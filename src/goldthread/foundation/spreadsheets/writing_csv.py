"""Write CSV that Excel opens right by a double click."""

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from .guards import guarded
from .sheets import Cell
from .tables import prepare


def put_csv(file: BinaryIO, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """UTF-8 with its mark, ISO dates, Yes and No. A text that could be run as a formula gets an apostrophe.

    A CSV file has no place for a title: it is taken so that the three writers are called alike.
    """
    table = prepare(title, columns, rows)
    words = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(words, lineterminator="\r\n")
    writer.writerow(guarded(column) for column in table.columns)
    writer.writerows([as_text(cell) for cell in row] for row in table.rows)
    words.detach()  # or it would close what it was given


def as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return str(cell)
