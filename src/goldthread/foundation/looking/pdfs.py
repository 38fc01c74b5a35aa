"""Words of PDF files: of each page, seen or hidden, and all that stands beside pages.

Titles, bookmarks, notes, form fields, metadata and attached files are strings and streams of the file; every one is
read, wherever it hangs.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

from goldthread.foundation.looking.reading import PIECE, Unreadable, Within, decoded

MOST_PAGES = 5_000
MOST_OBJECTS = 500_000
MOST_OF_A_STREAM = 50 * 1024 * 1024
LOCKED = "It is locked with a password."
DAMAGED = "It is damaged and cannot be read."
TOO_LONG = "It is too long to be read whole."
ONLY_PICTURES = "A page holds no text that a program can read, such as a scan: look at it yourself."
STREAM_DAMAGED = "A part of it is damaged and cannot be read."


def pdf_pieces(data: bytes, unread: list[str]) -> Iterator[Within]:
    """Each page, then what stands beside the pages, then attached files."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield from _pages(data, unread)
            yield from _beside(pdf, unread)
            yield from _attached(pdf, unread)
    except pikepdf.PasswordError:
        raise Unreadable(LOCKED) from None
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RecursionError):
        raise Unreadable(DAMAGED) from None


def _pages(data: bytes, unread: list[str]) -> Iterator[Within]:
    pages = pypdfium2.PdfDocument(data)
    try:
        if len(pages) > MOST_PAGES:
            unread.append(TOO_LONG)
        for number in range(min(len(pages), MOST_PAGES)):
            page = pages[number]
            text = page.get_textpage()
            words = text.get_text_bounded()
            text.close()
            page.close()
            if not words.strip():
                unread.append(ONLY_PICTURES)
            yield f"Page {number + 1}", words, None
    finally:
        pages.close()


def _beside(pdf: pikepdf.Pdf, unread: list[str]) -> Iterator[Within]:
    words, length = list[str](), 0
    for count, held in enumerate(pdf.objects):
        if count > MOST_OBJECTS:
            unread.append(TOO_LONG)
            break
        for said in [*_strings(held), *_metadata(held, unread)]:
            words.append(said)
            length += len(said)
        if length > PIECE:
            yield "Beside the pages", "\n".join(words), None
            words, length = [], 0
    info = [str(value) for value in pdf.docinfo.values()] if pdf.trailer.get("/Info") is not None else []
    yield "Beside the pages", "\n".join([*words, *info]), None


def _strings(held: Any, depth: int = 0) -> Iterator[str]:
    """Every string in one object; what it points to comes by itself, being an object too."""
    if depth > 20:
        return
    if isinstance(held, pikepdf.String):
        yield str(held)
    elif isinstance(held, pikepdf.Array):
        for one in held:
            yield from () if _is_elsewhere(one) else _strings(one, depth + 1)
    elif isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for _, one in held.items():
            yield from () if _is_elsewhere(one) else _strings(one, depth + 1)


def _is_elsewhere(one: Any) -> bool:
    return isinstance(one, pikepdf.Object) and one.is_indirect


def _metadata(held: Any, unread: list[str]) -> Iterator[str]:
    """The words of a stream of metadata, of the file or of a picture in it."""
    if isinstance(held, pikepdf.Stream) and held.get("/Type") == pikepdf.Name.Metadata:
        try:
            yield decoded(held.read_bytes()[:MOST_OF_A_STREAM])
        except pikepdf.PdfError:
            unread.append(STREAM_DAMAGED)


def _attached(pdf: pikepdf.Pdf, unread: list[str]) -> Iterator[Within]:
    for name, attached in pdf.attachments.items():
        yield f"Attached file {name}", name, None
        try:
            yield f"Attached file {name}", "", attached.get_file().read_bytes()
        except pikepdf.PdfError:
            unread.append(STREAM_DAMAGED)
