"""Read the tables of a Word document as sheets. What stands outside of them is not read."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from .problems import Limits, SpreadsheetProblem
from .sheets import Sheet, shape
from .unpacking import DAMAGED, unpack

KIND = "docx"
MAIN_PART = "word/document.xml"
NO_TABLES = "The Word document holds no table. Write what you send in a table with a heading over each column."
BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
LEFT_OUT = frozenset({"del", "moveFrom"})
"""What was deleted or moved elsewhere while changes were tracked: a reader of the document does not see it there."""


def is_word(data: bytes) -> bool:
    """Whether a file is a Word document, by the name of the part that each has."""
    return data.startswith(b"PK\x03\x04") and MAIN_PART.encode() in data


def read_word_tables(data: bytes, limits: Limits) -> list[Sheet]:
    """Each table as a sheet called "Table 1", its first row as line 1. Raise SpreadsheetProblem.

    A cell that reaches over several rows holds for each of them; one that reaches over several columns stands in the
    first.
    """
    limits.check_file(len(data))
    document = _document(data, limits)
    sheets = []
    for number, table in enumerate((one for one in document.iter() if _is_outer_table(one)), 1):
        name = f"Table {number}"
        rows = shape(_rows(table))
        limits.check_extent(name, len(rows), max(map(len, rows), default=0))
        sheets.append(Sheet(name, rows, KIND))
    limits.check_cells(sum(len(sheet.rows) * sheet.width for sheet in sheets))
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise SpreadsheetProblem(NO_TABLES)
    return filled


def _document(data: bytes, limits: Limits) -> Any:
    parts = unpack(data, limits)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        document = etree.fromstring(parts[MAIN_PART], parser)
    except (KeyError, etree.XMLSyntaxError) as problem:
        raise SpreadsheetProblem(DAMAGED) from problem
    if document.getroottree().docinfo.doctype:
        raise SpreadsheetProblem(DAMAGED)
    return document


def _rows(table: Any) -> Iterator[list[str | None]]:
    above: dict[int, str | None] = {}
    for row in _own(table, "tr", "tbl"):
        if _property(row, "trPr", "del") is not None:
            continue
        cells: list[str | None] = [None] * _number(_property(row, "trPr", "gridBefore"), 0)
        for cell in _own(row, "tc", "tr"):
            merge = _property(cell, "tcPr", "vMerge")
            goes_on = merge is not None and _value(merge) != "restart"
            words = above.get(len(cells)) if goes_on else _words(cell)
            above[len(cells)] = words
            cells += [words, *[None] * (_number(_property(cell, "tcPr", "gridSpan"), 1) - 1)]
        yield cells


def _is_outer_table(node: Any) -> bool:
    return _name(node) == "tbl" and not any(_name(above) == "tbl" for above in node.iterancestors())


def _own(parent: Any, name: str, kind: str) -> Iterator[Any]:
    """What of a name belongs to this table or row itself, and not to a table within one of its cells."""
    for node in parent.iter():
        if _name(node) == name and next(one for one in node.iterancestors() if _name(one) == kind) is parent:
            yield node


def _words(cell: Any) -> str | None:
    pieces: list[str] = []
    for node in cell.iter():
        name = _name(node)
        if name == "p" and pieces:
            pieces.append("\n")
        elif name == "t" and not any(_name(above) in LEFT_OUT for above in node.iterancestors()):
            pieces.append(node.text or "")
        elif name in BREAKS:
            pieces.append(BREAKS[name])
    return "".join(pieces).strip() or None


def _property(node: Any, group: str, name: str) -> Any:
    for properties in node:
        if _name(properties) == group:
            return next((one for one in properties if _name(one) == name), None)
    return None


def _number(node: Any, usual: int) -> int:
    """A small number that a property holds; what is no such number is the usual one."""
    value = _value(node) if node is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else usual


def _value(node: Any) -> str:
    return next((str(value) for name, value in node.attrib.items() if etree.QName(name).localname == "val"), "")


def _name(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
