"""Charts as pictures of dots, for Word, which does not show SVG in every version that councils have."""

from collections.abc import Sequence
from io import BytesIO

from pypdfium2 import PdfDocument, PdfPage

from goldthread.foundation.documents.content import Chart
from goldthread.foundation.documents.rendering.chart import WIDTH, height_of, svg_of
from goldthread.foundation.records.imported_when_used import ImportedWhenUsed

weasyprint = ImportedWhenUsed("weasyprint")

SHARPNESS = 4
"""Dots for each point of the PDF that it is drawn as: sharp on paper at the width of a page."""

PAGE = "@page c{number} {{ size: {width}px {height}px; margin: 0 }} .c{number} {{ page: c{number} }}"


def pngs_of(charts: Sequence[Chart]) -> list[bytes]:
    """The same pictures as ``svg_of``, as PNG on white. All in one go: to begin one takes longest."""
    if not charts:
        return []
    pages = "".join(
        PAGE.format(number=number, width=WIDTH, height=height_of(chart)) for number, chart in enumerate(charts)
    )
    pictures = "".join(f'<div class="c{number}">{svg_of(chart)}</div>' for number, chart in enumerate(charts))
    words = f"<style>body {{ margin: 0 }} svg {{ display: block }} {pages}</style>{pictures}"
    with PdfDocument(weasyprint.HTML(string=words).write_pdf()) as pdf:
        return [_png(page) for _, page in zip(charts, pdf, strict=True)]


def _png(page: PdfPage) -> bytes:
    kept = BytesIO()
    page.render(scale=SHARPNESS).to_pil().save(kept, "PNG", optimize=True)
    return kept.getvalue()
