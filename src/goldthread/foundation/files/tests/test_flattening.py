"""A page as a picture holds what can be seen, and nothing that lies beneath it or beside it."""

import io

import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML

from goldthread.foundation.files.factories import PLACE, a_package, a_picture
from goldthread.foundation.files.flattening import LONGEST_SIDE, MOST_PAGES, check_flattens, flattened
from goldthread.foundation.files.problems import FileRefused


def a_pdf(pages: int = 1) -> bytes:
    """Words with a black box over them, as somebody redacts who does not know better."""
    box = '<div style="position:absolute; inset:0; background:#000"></div>'
    page = f'<section style="position:relative; break-after:page; height:20cm">Bramble was there.{box}</section>'
    return HTML(string=page * pages).write_pdf()


def drawn(data, kind="pdf"):
    return [Image.open(io.BytesIO(page)) for page in flattened(kind, data)]


def test_what_lies_beneath_a_black_box_is_gone():
    data = a_pdf(2)
    pages = list(flattened("pdf", data))

    assert len(pages) == 2
    assert not any(b"Bramble" in page for page in pages)
    shown = Image.open(io.BytesIO(pages[0])).convert("L")
    middle = shown.getpixel((shown.width // 2, shown.height // 3))
    assert isinstance(middle, int)
    assert middle < 40


def test_a_picture_is_drawn_anew_without_what_it_tells_and_not_larger_than_is_printed():
    (page,) = drawn(a_picture(3000, 1500), "jpeg")

    assert page.size == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert not page.getexif()
    assert PLACE.encode() not in next(iter(flattened("jpeg", a_picture())))


def test_where_a_picture_has_no_points_it_is_white():
    written = io.BytesIO()
    Image.new("RGBA", (40, 20), (0, 0, 0, 0)).save(written, "PNG")

    (page,) = drawn(written.getvalue(), "png")

    assert page.getpixel((5, 5)) == (255, 255, 255)


def locked() -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(owner="o", user="u"))
    return written.getvalue()


@pytest.mark.parametrize(
    ("kind", "data", "why"),
    [
        ("docx", a_package(), "Send a PDF or a picture"),
        ("pdf", b"%PDF-1.4 broken", "cannot be opened"),
        ("pdf", locked(), "cannot be opened"),
        ("pdf", a_pdf(MOST_PAGES + 1), "more than 60 pages"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_to_do(kind, data, why):
    with pytest.raises(FileRefused, match=why):
        check_flattens(kind, data)
