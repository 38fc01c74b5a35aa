"""Measure the sheets of an XLSX, where each cell says its place and may point to a text kept elsewhere."""

import posixpath
import re
from dataclasses import dataclass, field

from .extents import Extent, Walker, walk
from .problems import Limits

CELL_PLACE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})$")


@dataclass
class Contents(Walker):
    """The names of the sheets, and the part of the file in which each one is."""

    names: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "sheet":
            self.names[attributes.get("r:id", "")] = attributes.get("name", "")
        elif tag == "Relationship":
            self.targets[attributes.get("Id", "")] = posixpath.basename(attributes.get("Target", ""))

    def sheet_of(self, part: str) -> str:
        found = [self.names.get(key, "") for key, target in self.targets.items() if target == posixpath.basename(part)]
        return next(filter(None, found), "")


@dataclass
class SharedTexts(Walker):
    """The length of each text that is kept apart and that cells point to by number."""

    lengths: list[int] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "si":
            self.lengths.append(0)

    def text(self, data: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(data)


@dataclass
class XlsxSheet(Walker):
    """Walks one sheet. A cell without a value, which only carries a colour or a border, does not count."""

    extent: Extent
    shared: list[int]
    row: int = 0
    column: int = 0
    kind: str = ""
    has_formula: bool = False
    value: str | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self.place(attributes.get("r", ""))
            self.kind, self.has_formula, self.value = attributes.get("t", ""), False, None
        elif tag in ("v", "is"):
            self.value = ""
            self.extent.reach(self.row, self.column)
        elif tag == "f":
            self.has_formula = True
        elif tag == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0

    def place(self, reference: str) -> None:
        """Where this cell stands; a cell that does not say follows the one before."""
        found = CELL_PLACE.match(reference)
        if found:
            letters, row = found.groups()
            self.row, self.column = int(row), column_number(letters)
        else:
            self.column += 1

    def text(self, data: str) -> None:
        if self.value is not None and len(self.value) < 20:
            self.value += data

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] != "c":
            return
        # A formula may rightly give an empty text (kind "str"); any other formula has a result once it was
        # worked out.
        if self.has_formula and not self.value and self.kind != "str":
            self.extent.unsaved_formulas += 1
        if self.kind == "s" and self.value and self.value.isdecimal():
            position = int(self.value)
            self.extent.add_text(self.shared[position] if position < len(self.shared) else 0)
        self.value = None


def column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def measure_xlsx(parts: dict[str, bytes], limits: Limits) -> list[Extent]:
    """The extent of each worksheet, in no particular order.

    Every part is walked, since any part may be named as a sheet; those without cells have no extent.
    """
    contents, shared, extents = Contents(), SharedTexts(), []
    for name, xml in parts.items():
        if name.lower().endswith(("workbook.xml", "workbook.xml.rels")):
            walk(xml, contents)
        elif name.lower().endswith("sharedstrings.xml"):
            walk(xml, shared)
    for name, xml in parts.items():
        if name.lower().endswith(".xml"):
            sheet = XlsxSheet(Extent(limits, contents.sheet_of(name)), shared.lengths)
            walk(xml, sheet)
            extents.append(sheet.extent)
    limits.check_cells(sum(extent.rows * extent.columns for extent in extents))
    return extents
