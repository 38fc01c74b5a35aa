"""A document as HTML: the part that the page of the house and the printed paper share, and the paper by itself."""

from base64 import b64encode
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from markupsafe import Markup

from goldthread.foundation.documents.content import Chart, Content
from goldthread.foundation.documents.rendering.chart import alternative, svg_of

PAPER = "documents/paper.html"
STYLES = Path(__file__).with_name("paper.css")


def as_page(content: Content, address: str, *, logo: bytes | None = None) -> str:
    """A whole page that needs nothing else: its styles and pictures are inside it, and nothing in it runs."""
    shown = {
        "content": content,
        "address": address,
        "styles": house_styles(),
        "logo": f"data:image/png;base64,{b64encode(logo).decode()}" if logo else "",
        "picture_of": picture_of,
        "alternative": alternative,
    }
    return render_to_string(PAPER, shown)


@cache
def house_styles() -> Markup:
    """How everything looks that the house prints."""
    return Markup(STYLES.read_text())


def picture_of(chart: Chart) -> str:
    """A chart as the address of a picture."""
    return f"data:image/svg+xml;base64,{b64encode(svg_of(chart).encode()).decode()}"
