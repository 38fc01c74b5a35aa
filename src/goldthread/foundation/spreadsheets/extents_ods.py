"""Measure the tables of an ODS, where one cell or row can stand for many by a repeat count."""

from dataclasses import dataclass, field

from .extents import Extent, Walker, walk
from .problems import Limits

CELLS = ("table:table-cell", "table:covered-table-cell")


@dataclass
class OdsContent(Walker):
    """Walks the content part. Blank cells and rows count only if something filled comes after them."""

    limits: Limits
    extents: list[Extent] = field(default_factory=list)
    row_repeat: int = 1
    cell_repeat: int = 1
    rows: int = 0
    columns: int = 0
    filled_columns: int = 0
    cell_filled: bool = False
    characters: int = 0
    row_characters: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in CELLS:
            self.cell_repeat = int(attributes.get("table:number-columns-repeated", 1))
            self.columns += self.cell_repeat
            self.characters = len(attributes.get("office:string-value", ""))
            self.cell_filled = "office:value-type" in attributes
        elif tag == "text:p":
            self.cell_filled = True
        elif tag == "text:s":
            self.characters += int(attributes.get("text:c", 1))
        elif tag == "table:table-row":
            self.row_repeat = int(attributes.get("table:number-rows-repeated", 1))
            self.columns = self.filled_columns = self.row_characters = 0
        elif tag == "table:table":
            self.extents.append(Extent(self.limits, attributes.get("table:name", "")))
            self.rows = 0

    def text(self, data: str) -> None:
        self.characters += len(data)

    def end(self, tag: str) -> None:
        if not self.extents:
            return
        if tag in CELLS and self.cell_filled:
            self.filled_columns = self.columns
            self.row_characters += self.characters * self.cell_repeat
        elif tag == "table:table-row":
            self.rows += self.row_repeat
            if self.filled_columns:
                self.extents[-1].reach(self.rows, self.filled_columns)
                self.extents[-1].add_text(self.row_characters * self.row_repeat)


def measure_ods(parts: dict[str, bytes], limits: Limits) -> list[Extent]:
    """The extent of each table, in the order of the file."""
    content = OdsContent(limits)
    walk(parts.get("content.xml", b""), content)
    limits.check_cells(sum(extent.rows * extent.columns for extent in content.extents))
    return content.extents
