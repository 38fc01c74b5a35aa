"""Tables of a Word file: columns as wide as their words need, rows that stay whole, a heading on each page."""

from collections.abc import Callable, Sequence

from docx.document import Document as WordDocument
from docx.shared import Cm, Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from goldthread.foundation.documents.content import Grid, Statement
from goldthread.foundation.documents.rendering.word_look import TABLE_TEXT, mark, wear

SIGNS_ACROSS = 92
"""About how many signs of a table's text fit beside each other on A4."""

USUAL_WIDTH = Cm(17)
"""In which so many fit."""

BESIDE = 4
"""Room on both sides of a cell, in signs; a heading is bold, and takes a little more."""

SHORT = 17
"""A cell of no more signs than this, such as a day, stays on one line if all have room."""

LONG_ENOUGH = 50
"""A cell of more signs than this gains nothing from a still wider column."""


def shares(columns: Sequence[Sequence[str]], signs: int = SIGNS_ACROSS) -> list[float]:
    """The part of the width that each column takes, from what its cells say; they add up to 1.

    ``signs`` is how many fit beside each other.

    No column is narrower than its longest word while all can have that, nor than a short cell such as a day; what is
    left goes to those with more to say.
    """
    least = [_longest(column, 0) for column in columns]
    snug = [_longest(column, SHORT) for column in columns]
    least = snug if sum(snug) <= signs else least
    wanted = [
        max([low, *(min(len(cell), LONG_ENOUGH) for cell in column)])
        for low, column in zip(least, columns, strict=True)
    ]
    left = max(signs - sum(least), 0)
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    across = [low + (left * extra / sum(more) if sum(more) else 0) for low, extra in zip(least, more, strict=True)]
    return [one / sum(across) for one in across]


def _longest(column: Sequence[str], short: int) -> int:
    """Signs of the longest word, taking cells of up to ``short`` signs as one word, with the room beside it."""
    whole = (cell for cell in column if len(cell) <= short)
    words = (word for cell in column for word in cell.split())
    return max(map(len, (*whole, *words)), default=1) + BESIDE


def add_grid(word: WordDocument, grid: Grid, width: Length, say: Callable[[Paragraph, Statement], None]) -> None:
    """Add a table; ``say`` writes a statement into a paragraph."""
    table = add_table(word, 1, len(grid.columns))
    for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
        _paragraph(cell, word).add_run(column).bold = True
    mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for row in grid.rows:
        # Asking a row for its cells reads the whole row: once is enough.
        for cell, said in zip(table.add_row().cells, row.cells, strict=True):
            say(_paragraph(cell, word), said)
    words = [[name, *(row.cells[place].words for row in grid.rows)] for place, name in enumerate(grid.columns)]
    _finish(table, width, shares(words, max(SIGNS_ACROSS, SIGNS_ACROSS * width // USUAL_WIDTH)))


def add_pairs(word: WordDocument, pairs: Sequence[tuple[str, str]], width: Length) -> None:
    """Add the lines of a document's head: what each is called, and what it says."""
    table = add_table(word, 0, 2)
    for label, said in pairs:
        first, second = table.add_row().cells
        _paragraph(first, word).add_run(label).bold = True
        _paragraph(second, word).add_run(said)
    _finish(table, width, [0.28, 0.72])


def add_table(word: WordDocument, rows: int, columns: int) -> Table:
    table = word.add_table(rows, columns)
    if "Table Grid" in [style.name for style in word.styles]:
        table.style = "Table Grid"
    return table


def _paragraph(cell: _Cell, word: WordDocument) -> Paragraph:
    return wear(cell.paragraphs[0], word, TABLE_TEXT)


def _finish(table: Table, width: Length, parts: Sequence[float]) -> None:
    """Set the widths in each cell, where Word looks for them, and let no row be split by the end of a page."""
    table.autofit = False
    for column, part in zip(table.columns, parts, strict=True):
        column.width = Length(round(width * part))
    for row in table.rows:
        mark(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, part in zip(row.cells, parts, strict=True):
            cell.width = Length(round(width * part))
