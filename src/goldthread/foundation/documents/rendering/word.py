"""A document as a Word file, in the styles of a partnership's own Word file where it has one.

A corporate file keeps its headers, footers, margins, fonts and styles; what stood in its body is taken out. Styles are
found by the names that Word itself gives them, in whatever look the corporate file gives to these.
"""

from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from goldthread.foundation.documents.content import (
    Block,
    Bullets,
    Chart,
    Content,
    Grid,
    Paragraph,
    Picture,
    Quotation,
    Statement,
    Subheading,
)
from goldthread.foundation.documents.rendering.chart import alternative
from goldthread.foundation.documents.rendering.drawn import pngs_of
from goldthread.foundation.documents.rendering.word_look import TABLE_TEXT, lie_across, plain_file, wear
from goldthread.foundation.documents.rendering.word_tables import add_grid, add_pairs
from goldthread.foundation.records.printable import printable

LANGUAGE = "en-GB"
LOGO_HEIGHT = Cm(2)
A4 = Cm(21)


class BrokenWordFile(ValueError):
    """A Word file cannot be used for its styles; the words say why."""


def as_word(content: Content, address: str, *, corporate: bytes | None = None, logo: bytes | None = None) -> bytes:
    """The file. ``address`` is the server's own, for links; ``corporate`` the file whose styles are used."""
    content = Content.model_validate(_printable(content.model_dump()))
    word = plain_file(content.title, is_brief=content.is_brief) if corporate is None else opened(corporate)
    if content.is_wide:
        lie_across(word)
    _describe(word, content)
    if content.mark:
        word.add_paragraph().add_run(content.mark).bold = True
    if logo:
        _picture(word, logo, content.partnership, height=LOGO_HEIGHT)
    else:
        word.add_paragraph(content.partnership)
    word.add_heading(content.title, 0)
    if content.opening:
        add_pairs(word, content.opening, _width_of_text(word))
    blocks = (block for section in content.sections for block in section.blocks)
    charts = iter(pngs_of([block for block in blocks if isinstance(block, Chart)]))
    for number, section in enumerate(content.sections, start=1):
        word.add_heading(section.heading if content.is_letter else f"{number}. {section.heading}", 1)
        for block in section.blocks:
            _block(word, block, address, charts)
    if content.note:
        _styled(word, TABLE_TEXT).add_run(content.note)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def _printable(said: Any) -> Any:
    """The same content without what XML cannot hold: words that were pasted bring ends of lines and pages."""
    match said:
        case str():
            return printable(said)
        case dict():
            return {name: _printable(value) for name, value in said.items()}
        case list() | tuple():
            return tuple(map(_printable, said))
    return said


def opened(corporate: bytes) -> WordDocument:
    """An empty file in the corporate styles. Raise BrokenWordFile."""
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
    for left in ("subject", "category", "content_status", "identifier", "version"):
        setattr(word.core_properties, left, "")
    for day in word.core_properties._element.xpath("dcterms:created | dcterms:modified"):
        day.getparent().remove(day)  # those of the file whose styles were taken
    _drop_thumbnail(word)


def _drop_thumbnail(word: WordDocument) -> None:
    """A picture of the first page of another file: it shows nothing of this one."""
    relations = word.part.package.rels
    for number in [number for number, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[number]


def _block(word: WordDocument, block: Block, address: str, charts: Iterator[bytes]) -> None:
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
            _picture(word, next(charts), alternative(block), width=_width_of_text(word))
            _grid(word, block.as_grid, address)
        case Picture():
            _picture(word, b64decode(block.jpeg), block.words, width=_width_of_text(word))


def _picture(word: WordDocument, picture: bytes, words: str, **size: Length) -> None:
    """A picture with its alternative text: python-docx writes none."""
    shape = word.add_picture(BytesIO(picture), **size)
    shape._inline.docPr.set("descr", words)
    word.paragraphs[-1].paragraph_format.keep_with_next = True


def _width_of_text(word: WordDocument) -> Length:
    """As wide as the corporate file lets words run."""
    page = word.sections[0]
    return Length((page.page_width or A4) - (page.left_margin or 0) - (page.right_margin or 0))


def _grid(word: WordDocument, grid: Grid, address: str) -> None:
    _styled(word, "Caption").add_run(grid.caption)
    add_grid(word, grid, _width_of_text(word), lambda paragraph, said: _say(paragraph, said, address))
    word.add_paragraph()


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
    return wear(word.add_paragraph(), word, style)
