"""What a document says, as plain data: sections of blocks, each statement with the record that it comes from.

Nothing in it knows of pages, PDF or Word. It can be written down as JSON and read back without loss, which is how a
document that was made stays as it was when the records behind it change.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Said(BaseModel):
    """A piece of content. It never changes once it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Said):
    """The record that a statement comes from.

    ``key`` names the record for as long as it lives ("action-12"); ``words`` name it to a reader; ``address`` is its
    page, without the name of the server. ``state`` is what the record said of itself in a few words: two documents
    are compared by it. What ``is_over`` was told to its end, so that it is not missed in the next document.
    """

    key: str
    words: str
    address: str
    state: str = ""
    is_over: bool = False


class Statement(Said):
    """A sentence, figure or cell. Without a source somebody typed it for this document, or it stands in the layout."""

    words: str
    source: Source | None = None


class Subheading(Said):
    kind: Literal["subheading"] = "subheading"
    words: str


class Paragraph(Said):
    """Prose. ``is_absent`` marks a sentence which says that there is nothing to say."""

    kind: Literal["paragraph"] = "paragraph"
    said: Statement
    is_absent: bool = False


class Bullets(Said):
    kind: Literal["bullets"] = "bullets"
    items: tuple[Statement, ...]


class Quotation(Said):
    """The words of somebody else, as they were written, and who wrote them."""

    kind: Literal["quotation"] = "quotation"
    said: Statement
    who: str


class Row(Said):
    cells: tuple[Statement, ...]


class Grid(Said):
    """A table. The first cell of a row is its heading; every row has a cell for each column."""

    kind: Literal["grid"] = "grid"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Bar(Said):
    words: str
    count: int = Field(ge=0)
    source: Source | None = None


class Chart(Said):
    """Counts side by side: drawn as bars, and always given as a table too."""

    kind: Literal["chart"] = "chart"
    caption: str
    counted: str
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)

    @property
    def as_grid(self) -> Grid:
        """The same figures as a table."""
        rows = (
            Row(cells=(Statement(words=bar.words, source=bar.source), Statement(words=str(bar.count))))
            for bar in self.bars
        )
        return Grid(caption=self.caption, columns=(self.counted.capitalize(), "Number"), rows=tuple(rows))


class Picture(Said):
    """A page or photograph, as a JPEG in base 64, and what it is to somebody who does not see it."""

    kind: Literal["picture"] = "picture"
    words: str
    jpeg: str


Block = Annotated[Subheading | Paragraph | Bullets | Quotation | Grid | Chart | Picture, Field(discriminator="kind")]


class Section(Said):
    """A numbered part of a document. ``code`` is what its kind calls it, whatever its heading says."""

    code: str
    heading: str
    blocks: tuple[Block, ...]


class Content(Said):
    """A whole document. ``opening`` are the lines of its head, such as the committee and its date.

    One that ``is_brief`` is printed small, to stay on one page, and one that ``is_wide`` on paper that lies across, for
    a table of many columns. Files of one that ``is_for_others`` hold no links to records. The sections of one that
    ``is_letter`` have no numbers. ``mark`` stands above all else ("Confidential").
    """

    title: str
    partnership: str
    opening: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    is_brief: bool = False
    is_wide: bool = False
    is_for_others: bool = False
    is_letter: bool = False
    mark: str = ""
    note: str = ""
    """How it was made and from what, printed at its end."""

    def statements(self) -> Iterator[Statement]:
        """Everything that it says, in order."""
        for section in self.sections:
            for block in section.blocks:
                yield from statements_of(block)

    def sources(self) -> dict[str, Source]:
        """The records that it was made from, each once, in the order in which they come."""
        found: dict[str, Source] = {}
        for statement in self.statements():
            if statement.source:
                found.setdefault(statement.source.key, statement.source)
        return found

    def without_sources(self) -> "Content":
        """The same words, of which none leads to a record."""
        return Content.model_validate(_without_sources(self.model_dump()))


def _without_sources(said: Any) -> Any:
    match said:
        case dict():
            return {name: None if name == "source" else _without_sources(value) for name, value in said.items()}
        case list() | tuple():
            return tuple(map(_without_sources, said))
    return said


def statements_of(block: Block) -> Iterator[Statement]:
    """What one block says."""
    match block:
        case Subheading() | Picture():
            yield Statement(words=block.words)
        case Paragraph() | Quotation():
            yield block.said
        case Bullets():
            yield from block.items
        case Grid():
            for row in block.rows:
                yield from row.cells
        case Chart():
            yield from statements_of(block.as_grid)
