"""Pages as pictures, which hold only what can be seen: nothing beneath a black box, and nothing beside the pages."""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, UnidentifiedImageError

from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.files.problems import FileRefused

MOST_PAGES = 60
LONGEST_SIDE = 1_800
"""Points of the longer side of a page: small print stays readable when it is printed on A4."""
QUALITY = 80
NO_PAGES = "Send a PDF or a picture: of other files nobody can tell what will be seen."
TOO_LONG = f"It has more than {MOST_PAGES} pages. Send it in parts."
DAMAGED = "It cannot be opened. It may be damaged, or locked with a password: save it again without one."


def check_flattens(kind: str, data: bytes) -> None:
    """Raise FileRefused for what cannot be made into pictures of its pages."""
    if KINDS[kind].is_image:
        return
    if kind != "pdf":
        raise FileRefused(NO_PAGES)
    try:
        pages = pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, ValueError):
        raise FileRefused(DAMAGED) from None
    try:
        if not 0 < len(pages) <= MOST_PAGES:
            raise FileRefused(TOO_LONG if len(pages) else DAMAGED)
    finally:
        pages.close()


def flattened(kind: str, data: bytes) -> Iterator[bytes]:
    """Each page as a JPEG, drawn anew, one at a time. Raise FileRefused."""
    check_flattens(kind, data)
    try:
        if KINDS[kind].is_image:
            yield _drawn(Image.open(io.BytesIO(data)))
            return
        pages = pypdfium2.PdfDocument(data)
        try:
            for page in pages:
                scale = LONGEST_SIDE / max(*page.get_size(), 1)
                yield _drawn(page.render(scale=scale, may_draw_forms=True).to_pil())
                page.close()
        finally:
            pages.close()
    except (pypdfium2.PdfiumError, UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        raise FileRefused(DAMAGED) from None


def _drawn(picture: Image.Image) -> bytes:
    """The points alone, on white where there are none."""
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    seen = picture.convert("RGBA")
    page = Image.new("RGB", seen.size, "white")
    page.paste(seen, mask=seen)
    written = io.BytesIO()
    page.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
