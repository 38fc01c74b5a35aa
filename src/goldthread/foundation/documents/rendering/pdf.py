"""A document as a tagged PDF (PDF/UA-1), from its own page: nothing is fetched from anywhere."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from threading import local
from typing import Any

from pikepdf import Dictionary, Name, Pdf

from goldthread.foundation.documents.rendering.glyphs import named
from goldthread.foundation.records.imported_when_used import ImportedWhenUsed

weasyprint = ImportedWhenUsed("weasyprint")
fetching = ImportedWhenUsed("weasyprint.urls")

fonts = ImportedWhenUsed("weasyprint.text.fonts")

VARIANT = "pdf/ua-1"
HEADING_CELL = "<th"

_of_thread = local()


def as_pdf(page: str, styles: Sequence[str] = ()) -> bytes:
    """The PDF of a page that ``as_page`` made. It takes seconds: for a job, not for a request.

    ``styles`` are those that stand in many pages and not in this one itself: each is read once.

    Raise ValueError for a page that asks for something which is not inside it.
    """
    inside_only = fetching.URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    try:
        html, read = weasyprint.HTML(string=named(page), url_fetcher=inside_only), [_read(one) for one in styles]
        made = html.write_pdf(stylesheets=read, pdf_variant=VARIANT, pdf_tags=True, font_config=_fonts())
    except fetching.FatalURLFetchingError as problem:
        raise ValueError("the page asks for something from elsewhere") from problem
    return _with_scopes(bytes(made)) if HEADING_CELL in page else bytes(made)


@cache
def _read(styles: str) -> Any:
    return weasyprint.CSS(string=styles)


def _fonts() -> Any:
    """The fonts of this machine, looked up once: no page brings any of its own. Each thread has them for itself."""
    if not hasattr(_of_thread, "fonts"):
        _of_thread.fonts = fonts.FontConfiguration()
    return _of_thread.fonts


def _with_scopes(made: bytes) -> bytes:
    """Say of each heading cell whether it heads a column or a row (ISO 14289-1, 7.5), which WeasyPrint leaves out."""
    kept = BytesIO()
    with Pdf.open(BytesIO(made)) as pdf:
        _scope(pdf.Root.StructTreeRoot, is_head=False)
        pdf.save(kept)
    return kept.getvalue()


def _scope(element: Any, *, is_head: bool) -> None:
    tag = str(element.get("/S", ""))
    is_head = is_head or tag == "/THead"
    if tag == "/TH":
        element.A = Dictionary(O=Name.Table, Scope=Name.Column if is_head else Name.Row)
    below = element.get("/K")
    children = list(below) if below is not None and below._type_name == "array" else [below]
    for child in children:
        # Others are marks in the content of a page.
        if child is not None and getattr(child, "_type_name", "") == "dictionary" and "/S" in child:
            _scope(child, is_head=is_head)
