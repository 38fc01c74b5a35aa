"""Names are found in files wherever they stand: seen, hidden, beside the text and in what is attached. All made up."""

import io
import zipfile
from datetime import date

import pikepdf
import pytest
from docx import Document as WordFile
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image, PngImagePlugin
from weasyprint import HTML, Attachment

from goldthread.foundation.files.factories import a_package, an_upload
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.looking.files import pieces_of
from goldthread.foundation.looking.looking import look
from goldthread.foundation.looking.patterns import pattern_of
from goldthread.foundation.looking.reading import Unreadable
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_letter, a_review
from goldthread.partnership.publishing.factories import a_detail, looked_for
from goldthread.partnership.publishing.models import NameHit

NAME = {1: pattern_of("name", "Quillon Testerby")}


def found_in(kind, data):
    """The places in which the name stands, and why something was not read."""
    unread = []
    return {where for where, words in pieces_of(kind, data, unread) if look(words, NAME)}, unread


def a_word_file(**parts: str) -> bytes:
    return a_package("docx", **{name: content.encode() for name, content in parts.items()})


def bytes_of(saved) -> bytes:
    written = io.BytesIO()
    saved(written)
    return written.getvalue()


def a_pdf(html: str = "<p>A page.</p>", **options) -> bytes:
    return HTML(string=html).write_pdf(**options)


W = '<w:document xmlns:w="urn:w">{}</w:document>'


@pytest.mark.parametrize(
    "words",
    [
        "<w:p><w:r><w:t>Quillon</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>Qui</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>llon</w:t></w:r></w:p>",
        "<w:p><w:del><w:r><w:delText>Quillon</w:delText></w:r></w:del></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Quillon</w:t></w:r></w:p>",
        '<w:p><w:ins w:author="Quillon Testerby"/></w:p>',
        "<!-- Quillon -->",
    ],
)
def test_in_a_word_file_whether_seen_cut_up_deleted_hidden_or_as_an_author(words):
    assert found_in("docx", a_word_file(**{"word/document.xml": W.format(words)})) == ({"word/document.xml"}, [])


@pytest.mark.parametrize("part", ["word/header1.xml", "word/comments.xml", "word/footnotes.xml", "docProps/core.xml"])
def test_in_headers_comments_notes_and_properties(part):
    where, _ = found_in("docx", a_word_file(**{part: W.format("<w:p>Testerby</w:p>")}))

    assert where == {part}


def test_in_word_and_excel_files_as_programs_write_them():
    word = WordFile()
    word.add_paragraph("Quillon was seen")
    book = Workbook()
    book.active["A1"].comment = Comment("Quillon", "somebody")
    hidden = book.create_sheet("Testerby")
    hidden.sheet_state = "hidden"

    assert found_in("docx", bytes_of(word.save))[0] == {"word/document.xml"}
    assert len(found_in("xlsx", bytes_of(book.save))[0]) >= 2


def test_a_date_of_birth_in_a_cell_of_a_workbook():
    book = Workbook()
    book.active["A1"] = date(2019, 3, 7)
    born = {1: pattern_of("born", "7 March 2019")}

    assert any(look(words, born) for _, words in pieces_of("xlsx", bytes_of(book.save), []))


def test_two_paragraphs_or_cells_are_not_one_word():
    words = "<w:p><w:t>Quil</w:t></w:p><w:p><w:t>lon</w:t></w:p>"

    assert found_in("docx", a_word_file(**{"word/document.xml": W.format(words)})) == (set(), [])


def test_in_a_file_within_a_file():
    inner = a_word_file(**{"word/document.xml": W.format("<w:p>Quillon</w:p>")})
    outer = a_package("docx", **{"word/embeddings/one.docx": inner})

    assert found_in("docx", outer) == ({"word/embeddings/one.docx, word/document.xml"}, [])


def test_in_a_pdf_on_its_page_white_on_white_in_its_properties_and_in_what_is_attached():
    unseen = a_pdf('<p style="color: white">Quillon</p>')
    titled = a_pdf("<title>Testerby</title><p>A page.</p>")
    noted = a_pdf("<h1>A page</h1>", attachments=[Attachment(string="Quillon", name="note.txt")])

    assert found_in("pdf", unseen) == ({"Page 1"}, [])
    assert found_in("pdf", titled) == ({"Beside the pages"}, [])
    assert "Attached file note.txt, Text" in found_in("pdf", noted)[0]


def test_in_a_note_on_a_page_of_a_pdf():
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
        note.Contents = pikepdf.String("Ask Quillon")
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        noted = bytes_of(pdf.save)

    assert found_in("pdf", noted) == ({"Beside the pages"}, [])


def test_a_page_without_text_is_for_a_person_to_look_at():
    assert "look at it yourself" in found_in("pdf", a_pdf("<p></p>"))[1][0]


def test_what_is_written_with_a_picture():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Quillon Testerby")
    exif = Image.Exif()
    exif[0x010E] = "Quillon at home"
    picture = Image.new("RGB", (4, 4))
    png = bytes_of(lambda to: picture.save(to, "PNG", pnginfo=told))
    jpeg = bytes_of(lambda to: picture.save(to, "JPEG", exif=exif))

    assert found_in("png", png)[0] == found_in("jpeg", jpeg)[0] == {"Written with the picture"}
    assert "Look at it yourself" in found_in("png", png)[1][0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_text_in_each_usual_encoding(encoding):
    assert found_in("txt", "Zoë and Quillon".encode(encoding))[0] == {"Text"}


@pytest.mark.parametrize("kind", ["pdf", "docx", "png"])
def test_a_damaged_file_cannot_be_read(kind):
    with pytest.raises(Unreadable, match="damaged"):
        found_in(kind, b"PK nothing of the sort")


def test_a_locked_pdf_cannot_be_read():
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        locked = bytes_of(lambda to: pdf.save(to, encryption=pikepdf.Encryption(owner="a", user="b")))

    with pytest.raises(Unreadable, match="password"):
        found_in("pdf", locked)


def test_a_file_that_bursts_is_not_unpacked(monkeypatch):
    monkeypatch.setattr("goldthread.foundation.looking.packages.MOST_UNPACKED", 1000)

    with pytest.raises(Unreadable, match="unpacks"):
        found_in("docx", a_word_file(**{"word/document.xml": "a" * 2000}))


def test_an_entity_that_grows_is_not_followed():
    bomb = '<!DOCTYPE a [<!ENTITY b "' + "Quillon " * 10 + '"><!ENTITY c "' + "&b;" * 10 + '">]><a>&c;</a>'

    unread = found_in("docx", a_word_file(**{"word/document.xml": bomb}))[1]

    assert "A part of it defines words of its own, which were not read." in unread


def test_a_part_that_is_no_markup_is_said():
    written = io.BytesIO(a_package("docx"))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0")

    assert found_in("docx", written.getvalue())[1] == ["An embedded object within it cannot be read."]


@pytest.mark.django_db
def test_the_files_of_a_review_are_looked_through_and_one_that_cannot_be_read_is_a_hit(partnership):
    review = a_review(partnership)
    finding = a_finding(review)
    a_letter(finding, file=receive(an_upload(b"Dear Quillon", "letter-to-testerby.txt")))
    broken = a_letter(finding, our_reference="2", file=receive(an_upload(b"Dear all", "broken.txt")))
    a_detail(review, "Quillon Testerby")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        StoredFile.objects.filter(pk=broken.file_id).update(sha256="0" * 64)

    looked_for(review)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        named, unread = NameHit.objects.filter(review=review).order_by("detail_id")
    assert named.where == "File letter-to-testerby.txt"
    assert named.excerpts == ["Name of the file: letter-to-testerby.txt", "Text: Dear Quillon"]
    assert (unread.detail_id, unread.excerpts) == (None, ["It is missing or was altered."])
