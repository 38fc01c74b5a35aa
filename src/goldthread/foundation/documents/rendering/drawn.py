"""A chart as a picture of dots, for Word, which does not show SVG in every version that councils have."""

from io import BytesIO

from pypdfium2 import PdfDocument

from goldthread.foundation.documents.content import Chart
from goldthread.foundation.documents.rendering.chart import WIDTH, height_of, svg_of
from goldthread.foundation.records.imported_when_used import ImportedWhenUsed

weasyprint = ImportedWhenUsed("weasyprint")

SHARPNESS = 4
"""Dots for each point of the PDF that it is drawn as: sharp on paper at the width of a page."""

ALONE = "<style>@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }}</style>{svg}"


def png_of(chart: Chart) -> bytes:
    """The same picture as ``svg_of``, as PNG on white."""
    page = ALONE.format(width=WIDTH, height=height_of(chart), svg=svg_of(chart))
    kept = BytesIO()
    with PdfDocument(weasyprint.HTML(string=page).write_pdf()) as pdf:
        pdf[0].render(scale=SHARPNESS).to_pil().save(kept, "PNG", optimize=True)
    return kept.getvalue()
