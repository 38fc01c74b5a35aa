"""One content in each form: what a reader, a reader's program and Word find in it."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from pdfua import validate
from pikepdf import Pdf
from PIL import Image

from goldthread.foundation.documents.content import Bar, Chart, Paragraph, Section, Statement
from goldthread.foundation.documents.factories import a_content, a_source
from goldthread.foundation.documents.rendering.drawn import pngs_of
from goldthread.foundation.documents.rendering.page import as_page
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.documents.rendering.word import BrokenWordFile, as_word

ADDRESS = "https://goldthread.example"


def a_logo() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (40, 20), "teal").save(kept, "PNG")
    return kept.getvalue()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return as_pdf(as_page(a_content(a_source(1), a_source(2)), ADDRESS, logo=a_logo()))


def test_a_page_stands_alone_and_runs_nothing():
    page = as_page(a_content(), ADDRESS)

    assert "<script" not in page
    assert "Partners met &amp; agreed &lt;quickly&gt;." in page
    assert f'href="{ADDRESS}/p/x/actions/1/"' in page
    assert 'alt="Bar chart. By status: Done 3, Open 0."' in page


def test_the_checker_of_pdf_ua_finds_nothing(pdf, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)

    assert not validate(str(path)).findings


def test_a_pdf_says_what_it_is_and_leads_to_its_sources(pdf):
    with Pdf.open(BytesIO(pdf)) as opened:
        links = {str(note.A.URI) for page in opened.pages for note in page.get("/Annots", []) if "/A" in note}
        assert str(opened.docinfo["/Title"]) == "The learning from Child Q"
        assert str(opened.Root.Lang) == "en-GB"

    assert links == {f"{ADDRESS}/p/x/actions/1/", f"{ADDRESS}/p/x/actions/2/"}


def test_a_page_that_asks_for_something_from_elsewhere_becomes_no_pdf():
    page = as_page(a_content(), ADDRESS).replace("<main>", '<main><img src="file:///etc/hostname" alt="">')

    with pytest.raises(ValueError, match="from elsewhere"):
        as_pdf(page)


def test_what_is_wide_lies_across_the_paper_in_both_files():
    wide = a_content().model_copy(update={"is_wide": True})

    with Pdf.open(BytesIO(as_pdf(as_page(wide, ADDRESS)))) as opened:
        sizes = {(round(page.mediabox[2]), round(page.mediabox[3])) for page in opened.pages}
    paper = docx.Document(BytesIO(as_word(wide, ADDRESS))).sections[0]

    assert sizes == {(842, 595)}
    assert paper.page_width > paper.page_height


def test_a_word_file_has_headings_tables_and_links():
    word = docx.Document(BytesIO(as_word(a_content(), ADDRESS, logo=a_logo())))

    headings = [one.text for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert headings == ["1. Progress", "Practice"]
    assert {link.address for one in word.paragraphs for link in one.hyperlinks} == {f"{ADDRESS}/p/x/actions/1/"}
    actions = word.tables[1]
    assert [cell.text for cell in actions.rows[1].cells] == ["1.1 Train", "Police", "In progress"]
    assert actions.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert word.core_properties.title == "The learning from Child Q"
    foot = word.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("The learning from Child Q, page ")
    assert [one.get(qn("w:instr")) for one in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_a_chart_in_word_is_a_picture_with_its_words_and_its_table():
    word = docx.Document(BytesIO(as_word(a_content(), ADDRESS, logo=a_logo())))

    logo, picture, chart = word.inline_shapes
    assert [one._inline.docPr.get("descr") for one in (logo, picture, chart)] == [
        "Northborough",
        "A page of the file",
        "Bar chart. By status: Done 3, Open 0.",
    ]
    page = word.sections[0]
    assert chart.width == page.page_width - page.left_margin - page.right_margin
    assert [cell.text for cell in word.tables[-1].rows[1].cells] == ["Done", "3"]


def test_the_picture_of_a_chart_shows_the_bars(chart_as_dots):
    dark = sum(count for count, colour in chart_as_dots.getcolors(100_000) if colour == (15, 61, 58))

    assert chart_as_dots.size[0] >= 1900
    assert dark > 10_000


def test_each_chart_of_a_document_is_a_picture_of_its_own():
    short = Chart(caption="By age", counted="Children", bars=(Bar(words="Ten", count=1),))
    long = Chart(
        caption="By place",
        counted="Children",
        bars=tuple(Bar(words=f"Place {number}", count=number) for number in range(9)),
    )

    sizes = [Image.open(BytesIO(one)).size for one in pngs_of([long, short, long])]

    assert sizes[0] == sizes[2]
    assert sizes[0][0] == sizes[1][0]
    assert sizes[0][1] > 5 * sizes[1][1]


@pytest.fixture
def chart_as_dots() -> Image.Image:
    (chart,) = (block for one in a_content().sections for block in one.blocks if isinstance(block, Chart))
    return Image.open(BytesIO(pngs_of([chart])[0])).convert("RGB")


def a_corporate_file() -> bytes:
    word, kept = docx.Document(), BytesIO()
    word.styles["Heading 1"].font.name = "Council Sans"
    word.sections[0].header.paragraphs[0].text = "Northborough Council"
    word.add_paragraph("Last year's confidential paper")
    word.core_properties.author = "A councillor"
    word.core_properties.subject = "Last year's family"
    word.save(kept)
    return kept.getvalue()


def test_corporate_styles_and_headers_survive_and_old_words_do_not():
    word = docx.Document(BytesIO(as_word(a_content(), ADDRESS, corporate=a_corporate_file())))

    assert word.styles["Heading 1"].font.name == "Council Sans"
    assert word.sections[0].header.paragraphs[0].text == "Northborough Council"
    assert "confidential" not in "".join(one.text for one in word.paragraphs)
    assert word.core_properties.author == "Northborough"
    assert word.core_properties.subject == ""


def test_a_word_file_has_no_day_of_another_file():
    word = docx.Document(BytesIO(as_word(a_content(), ADDRESS)))

    assert word.core_properties.created is None
    assert word.core_properties.modified is None


def test_a_word_file_has_no_picture_of_another_file():
    for corporate in (None, a_corporate_file()):
        with ZipFile(BytesIO(as_word(a_content(), ADDRESS, corporate=corporate))) as parts:
            assert not [name for name in parts.namelist() if "thumbnail" in name]


@pytest.mark.parametrize("broken", [b"", b"not a zip", a_corporate_file()[:900]])
def test_a_broken_word_file_is_refused_in_a_sentence(broken):
    with pytest.raises(BrokenWordFile, match="cannot be used"):
        as_word(a_content(), ADDRESS, corporate=broken)


@pytest.mark.parametrize("pasted", ["\x0b", "\x0c", "\x07", "\x02", "\ufffe"])
def test_what_was_pasted_from_word_or_a_pdf_does_not_break_the_word_file(pasted):
    said = Paragraph(said=Statement(words=f"A line{pasted}and another"))
    content = a_content().model_copy(
        update={"title": "Child Q", "sections": (one_section(f"Back{pasted}ground", said),)}
    )

    word = docx.Document(BytesIO(as_word(content, ADDRESS)))

    assert "A line and another" in [one.text for one in word.paragraphs]


def one_section(heading, *blocks):
    return Section(code="background", heading=heading, blocks=blocks)
