"""A document as a Word file, in the styles of a partnership's own Word file where it has one.

A corporate file keeps its headers, footers, margins, fonts and styles; what stood in its body is taken out. Styles are
found by the names that Word itself gives them, in whatever look the corporate file gives to these.
"""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from goldthread.foundation.documents.content import (
    Block,
    Bullets,
    Chart,
    Content,
    Grid,
    Paragraph,
    Quotation,
    Statement,
    Subheading,
)

LANGUAGE = "en-GB"
LOGO_HEIGHT = Cm(2)


class BrokenWordFile(ValueError):
    """A Word file cannot be used for its styles; the words say why."""


def as_word(content: Content, address: str, *, corporate: bytes | None = None, logo: bytes | None = None) -> bytes:
    """The file. ``address`` is the server's own, for links; ``corporate`` the file whose styles are used."""
    word = opened(corporate)
    _describe(word, content)
    if logo:
        word.add_picture(BytesIO(logo), height=LOGO_HEIGHT)
    word.add_heading(content.title, 0)
    _opening(word, content)
    for number, section in enumerate(content.sections, start=1):
        word.add_heading(f"{number}. {section.heading}", 1)
        for block in section.blocks:
            _block(word, block, address)
    if content.note:
        _styled(word, "Caption").add_run(content.note)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def opened(corporate: bytes | None) -> WordDocument:
    """An empty file in the corporate styles, else in Word's usual ones. Raise BrokenWordFile."""
    if corporate is None:
        return Document()
    try:
        word = Document(BytesIO(corporate))
        body = word.element.body
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
        word.styles["Normal"]
    except Exception as problem:
        raise BrokenWordFile(
            "This Word file cannot be used. Open it in Word, save it as .docx and choose it again."
        ) from problem
    return word


def _describe(word: WordDocument, content: Content) -> None:
    """What a reader's program tells of the file, instead of what the corporate file said of itself."""
    word.core_properties.title = content.title
    word.core_properties.author = content.partnership
    word.core_properties.language = LANGUAGE
    word.core_properties.comments = ""
    word.core_properties.keywords = ""
    word.core_properties.last_modified_by = content.partnership


def _opening(word: WordDocument, content: Content) -> None:
    if not content.opening:
        return
    table = _table(word, 0, 2)
    for label, words in content.opening:
        row = table.add_row().cells
        row[0].paragraphs[0].add_run(label).bold = True
        row[1].text = words
    word.add_paragraph()


def _block(word: WordDocument, block: Block, address: str) -> None:
    match block:
        case Subheading():
            word.add_heading(block.words, 2)
        case Paragraph():
            _say(word.add_paragraph(), block.said, address)
        case Bullets():
            for item in block.items:
                _say(_styled(word, "List Bullet"), item, address)
        case Quotation():
            _say(_styled(word, "Quote"), block.said, address)
            word.add_paragraph(block.who)
        case Grid():
            _grid(word, block, address)
        case Chart():
            # Word draws no picture of it: the figures are the same.
            _grid(word, block.as_grid, address)


def _grid(word: WordDocument, grid: Grid, address: str) -> None:
    _styled(word, "Caption").add_run(grid.caption)
    table = _table(word, 1, len(grid.columns))
    for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.paragraphs[0].add_run(column).bold = True
    _repeats_on_each_page(table)
    for row in grid.rows:
        # Asking a row for its cells reads the whole row: once is enough.
        for cell, said in zip(table.add_row().cells, row.cells, strict=True):
            _say(cell.paragraphs[0], said, address)
    word.add_paragraph()


def _table(word: WordDocument, rows: int, columns: int) -> Table:
    table = word.add_table(rows, columns)
    if "Table Grid" in _names(word):
        table.style = "Table Grid"
    return table


def _repeats_on_each_page(table: Table) -> None:
    """Word repeats the row, and reads it out as the heading of each column."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _say(paragraph: WordParagraph, said: Statement, address: str) -> None:
    if said.source is None:
        paragraph.add_run(said.words)
    else:
        _link(paragraph, said.words, f"{address}{said.source.address}")


def _link(paragraph: WordParagraph, words: str, address: str) -> None:
    """A link as Word itself keeps it: python-docx reads links and makes none."""
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), number)
    run = Run(OxmlElement("w:r"), paragraph)
    run.text = words
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _styled(word: WordDocument, style: str) -> WordParagraph:
    """A paragraph in a style of the file, if it has it; a corporate file may not."""
    return word.add_paragraph(style=style if style in _names(word) else None)


def _names(word: WordDocument) -> set[str]:
    return {style.name for style in word.styles if style.name}
