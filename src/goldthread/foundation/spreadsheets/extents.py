"""Measure the sheets of a workbook before they are loaded.

A reader lays a sheet out as a full rectangle. One stray cell at the bottom right of an otherwise small sheet,
or one cell repeated a million times, would ask for all the memory of the machine; so the XML is walked first,
which costs little and keeps nothing.
"""

from dataclasses import dataclass
from xml.parsers import expat

from .problems import Limits, SpreadsheetProblem
from .unpacking import DAMAGED


@dataclass
class Extent:
    """How far a sheet's filled cells reach, and what is peculiar about them."""

    limits: Limits
    name: str
    rows: int = 0
    columns: int = 0
    characters: int = 0
    unsaved_formulas: int = 0

    def reach(self, row: int, column: int) -> None:
        """Stretch to this cell, counted from 1. Stops the whole reading as soon as a limit is passed."""
        if row > self.rows:
            self.rows = row
            self.limits.check_extent(self.name, row, 0)
        if column > self.columns:
            self.columns = column
            self.limits.check_extent(self.name, 0, column)

    def add_text(self, characters: int) -> None:
        self.characters += characters
        self.limits.check_unpacked(self.characters)


def walk(xml: bytes, handler: "Walker") -> None:
    """Feed a part to a walker. A document type definition is refused: no spreadsheet program writes one."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        if isinstance(error, SpreadsheetProblem):
            raise
        raise SpreadsheetProblem(DAMAGED) from error


def refuse(*_: object) -> None:
    raise SpreadsheetProblem(DAMAGED)


class Walker:
    """What is told of each element and text while a part is walked."""

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...

    def end(self, tag: str) -> None: ...

    def text(self, data: str) -> None: ...
