"""How a Word file looks where a partnership has no Word file of its own: A4, and type that any office has.

It is told in the styles, so that whoever opens the file changes one style and not each paragraph.
"""

from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles import BabelFish
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

TYPEFACE = "Arial"
INK, ACCENT, LINE = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x0F, 0x3D, 0x3A), "B1B4B6"
TABLE_TEXT = "Table Text"
"""The style of what stands in tables; a corporate file may have one of this name."""

SIZES = {
    # style: size, size where a document is meant for one page, space before, space after
    "Normal": (11, 9, 0, 6),
    "Title": (22, 17, 0, 10),
    "Heading 1": (15, 12, 16, 6),
    "Heading 2": (12, 10, 10, 4),
    "Caption": (9.5, 8.5, 6, 4),
    "List Bullet": (11, 9, 0, 3),
    "Quote": (11, 9, 0, 2),
    TABLE_TEXT: (9.5, 8.5, 2, 2),
}
COLOURS = {"Heading 1": ACCENT}


def plain_file(title: str, *, is_brief: bool) -> WordDocument:
    """An empty file in the house's own look, at the foot of each page what it is and which page."""
    word = Document()
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.6 if is_brief else 2)
    page.top_margin = page.bottom_margin = Cm(1.4 if is_brief else 2)
    word.styles.add_style(TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    for name, (usual, brief, before, after) in SIZES.items():
        tight = 0.5 if is_brief else 1.0
        _dress(word.styles[name], brief if is_brief else usual, Pt(before * tight), Pt(after * tight))
    _only_lines_between_rows(word.styles["Table Grid"].element)
    _number_pages(page.footer.paragraphs[0], title)
    return word


def lie_across(word: WordDocument) -> None:
    """Lay the paper of every part of a file across."""
    for part in word.sections:
        long, short = sorted((part.page_width or Cm(21), part.page_height or Cm(29.7)), reverse=True)
        part.orientation, part.page_width, part.page_height = WD_ORIENT.LANDSCAPE, long, short


def _number_pages(foot: WordParagraph, title: str) -> None:
    """The title, and the page out of how many, which Word counts."""
    foot.style = TABLE_TEXT
    foot.add_run(f"{title}, page ")
    _counted(foot, "PAGE")
    foot.add_run(" of ")
    _counted(foot, "NUMPAGES")


def _counted(foot: WordParagraph, what: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    foot._p.append(field)


def _dress(style: Any, size: float, before: Length, after: Length) -> None:
    font, name = style.font, style.name
    font.name, font.size, font.color.rgb = TYPEFACE, Pt(size), COLOURS.get(name, INK)
    font.bold, font.italic = name in ("Title", "Heading 1", "Heading 2", "Caption"), name == "Quote"
    _forget_the_theme(style)
    style.paragraph_format.space_before, style.paragraph_format.space_after = before, after
    style.paragraph_format.keep_with_next = name in ("Title", "Heading 1", "Heading 2", "Caption")
    if name == "Title":
        _without_its_line(style)


def _forget_the_theme(style: ParagraphStyle) -> None:
    """Word prefers the typeface of its theme to the one that a style names."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[attribute]


def _without_its_line(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _only_lines_between_rows(style: Any) -> None:
    borders = style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = borders.find(qn(f"w:{side}"))
        if line is None:
            line = borders.makeelement(qn(f"w:{side}"), {})
            borders.append(line)
        is_drawn = side in ("top", "bottom", "insideH")
        line.set(qn("w:val"), "single" if is_drawn else "nil")
        line.set(qn("w:color"), LINE)
        line.set(qn("w:sz"), "4")


def wear(paragraph: WordParagraph, word: WordDocument, style: str) -> WordParagraph:
    """Put a paragraph into a style of the file, if it has it; a corporate file may not.

    It is asked of the XML: the library reads every style of the file for each paragraph, and a table has thousands.
    """
    name = BabelFish.ui2internal(style)
    found = word.styles.element.xpath(f'w:style[@w:type="paragraph"][w:name/@w:val="{name}"]/@w:styleId')
    if found:
        paragraph._p.style = found[0]
    return paragraph


def mark(properties: Any, name: str) -> None:
    """Set something that is on by being there, such as that a row is not split."""
    found = OxmlElement(name)
    found.set(qn("w:val"), "true")
    properties.append(found)
