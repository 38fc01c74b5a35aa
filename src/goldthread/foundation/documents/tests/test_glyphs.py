"""Paper holds what people typed, also what no font can draw."""

from pypdfium2 import PdfDocument

from goldthread.foundation.documents.rendering import glyphs
from goldthread.foundation.documents.rendering.pdf import as_pdf

PAGE = "<!doctype html><html lang=en-GB><head><title>A letter</title></head><body><p>{}</p></body></html>"


def test_what_fonts_draw_stays_as_it_was_typed():
    for words in ("It’s “here” – at Café Łódź: £5 a day…", "A line\nand\ta tab", "e\u0301 and x\u200dy\ufe0f"):
        assert glyphs.named(words) == words


def test_what_no_font_draws_is_called_by_its_name(monkeypatch):
    monkeypatch.setattr(glyphs, "_fonts_have", lambda: lambda code: code < 0x2000)
    glyphs.is_drawn.cache_clear()

    said = glyphs.named("Thank you \U0001f44b\U0001f3fd and \ue000")

    glyphs.is_drawn.cache_clear()
    assert said == "Thank you [waving hand sign][emoji modifier fitzpatrick type-4] and [a character without a name]"


def test_a_pdf_never_holds_an_empty_box():
    printed = PdfDocument(as_pdf(PAGE.format("Signed \U0001faf6 é")))[0].get_textpage().get_text_range()

    drawn = glyphs.is_drawn("\U0001faf6")
    assert ("[heart hands]" in printed) is not drawn
    assert "é" in printed
