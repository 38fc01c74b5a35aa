"""Page numbers at the foot of every page of a PDF, whatever its pages were.

Each sign is drawn once, as a picture of its own with its font inside, and put on the pages by name: no page needs a
font added. It is marked as no part of the text, so that nobody hears "page 12" in the middle of a sentence.
"""

from functools import cache
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Page, Pdf

from goldthread.foundation.documents.joining.strange import STRANGE
from goldthread.foundation.documents.rendering.pdf import as_pdf

SIGNS = "0123456789"
WORDS = ("Page", "of")
SIZE, STEP, SPACE = 9.0, 5.75, 3.0
"""Points: of the signs, from one figure to the next, and between words."""
WIDTHS = {"Page": 23.0, "of": 9.5}
MARGIN = 18.0
BOX = 40
"""Points of the sheet on which one sign is drawn; its foot lies at the bottom left."""


@cache
def _drawn() -> bytes:
    """One sheet for each sign and word."""
    sheets = "".join(f"<p>{sign}</p>" for sign in (*SIGNS, *WORDS))
    page = f"@page {{ size: {BOX}pt {BOX}pt; margin: 0 }}"
    sign = (
        f"p {{ margin: 0; break-after: page; font: {SIZE}pt/{BOX}pt 'DejaVu Sans', Arial, sans-serif; color: #0b0c0c }}"
    )
    styles = f"{page} body {{ margin: 0 }} {sign} p:last-child {{ break-after: auto }}"
    head = f"<head><title>Signs</title><style>{styles}</style></head>"
    return as_pdf(f"<html lang='en'>{head}<body>{sheets}</body></html>")


def number_pages(pdf: Pdf) -> None:
    """Write "Page 3 of 12" at the foot of each page, on the right, upright as the page is read."""
    with Pdf.open(BytesIO(_drawn())) as drawn:
        forms = {
            _name(sign): pdf.copy_foreign(sheet.as_form_xobject())
            for sign, sheet in zip((*SIGNS, *WORDS), drawn.pages, strict=True)
        }
        for form in forms.values():
            # What it was tagged as in its own file means nothing here.
            if "/StructParents" in form:
                del form["/StructParents"]
        # One thing that all pages share: nearly all have no pictures of their own, and then take the signs as they are.
        signs = pdf.make_indirect(Dictionary(forms))
        pages = list(pdf.pages)
        # What a page draws may leave its measures changed, so it is put between marks that bring them back.
        before = pdf.make_stream(b"q ")
        for number, page in enumerate(pages, 1):
            _give(page, signs)
            foot = pdf.make_stream(_foot(page, ["Page", *str(number), "of", *str(len(pages))]))
            page.obj.Contents = Array([before, *_contents_of(page), foot])


def _name(sign: str) -> str:
    return f"/Gt{sign}"


def _contents_of(page: Page) -> list[Any]:
    """What a page draws: one stream, several, or none."""
    contents = page.obj.get("/Contents")
    if contents is None:
        return []
    return list(contents) if contents._type_name == "array" else [contents]


def _foot(page: Page, words: list[str]) -> bytes:
    placed: list[tuple[str, float]] = []
    x = 0.0
    for sign in words:
        x += SPACE if sign == "of" or (placed and placed[-1][0] in WORDS) else 0.0
        placed.append((sign, x))
        x += WIDTHS.get(sign, STEP)
    drawing = "".join(f"q 1 0 0 1 {at:.2f} 0 cm {_name(sign)} Do Q " for sign, at in placed)
    return f" Q /Artifact BMC q {_foot_of(page, x)} cm {drawing}Q EMC".encode()


def _give(page: Page, signs: Dictionary) -> None:
    """Let a page draw the signs. Resources may be shared with other pages: the signs have the same names on all."""
    resources = page.resources
    own = resources.get("/XObject")
    if own is None or not len(own):
        resources.XObject = signs
    elif own.objgen != signs.objgen:
        for name, form in signs.items():
            own[name] = form


def _foot_of(page: Page, width: float) -> str:
    """The matrix that puts the text at the bottom right of the page as it is shown, turned or not."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    turned = _turned(page)
    # The foot of a sign lies in the middle of its sheet, less half its height.
    low = MARGIN - BOX / 2
    if turned == 90:
        return f"0 1 -1 0 {right - low:.2f} {top - MARGIN - width:.2f}"
    if turned == 180:
        return f"-1 0 0 -1 {left + MARGIN + width:.2f} {top - low:.2f}"
    if turned == 270:
        return f"0 -1 1 0 {left + low:.2f} {bottom + MARGIN + width:.2f}"
    return f"1 0 0 1 {right - MARGIN - width:.2f} {bottom + low:.2f}"


def _turned(page: Page) -> int:
    """By how many degrees it is shown turned. What is no number turns nothing."""
    try:
        return int(page.obj.get("/Rotate", 0)) % 360
    except STRANGE:
        return 0
