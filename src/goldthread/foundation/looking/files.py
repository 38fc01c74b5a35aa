"""The words that a file holds, seen or unseen, a piece at a time and never more than a limit of them."""

import io
from collections.abc import Iterator

from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.looking.packages import package_pieces
from goldthread.foundation.looking.pdfs import pdf_pieces
from goldthread.foundation.looking.pictures import picture_pieces
from goldthread.foundation.looking.reading import PIECE, Unreadable, decoded, kind_of

__all__ = ["Unreadable", "pieces_of"]

MOST_NESTED = 3
"""Files within files within files: deeper than that nobody looks."""
NESTED_TOO_DEEP = "A file within it lies too deep to be read."
UNKNOWN = "A file within it is of a kind that cannot be read here."


def pieces_of(kind: str, data: bytes, unread: list[str], depth: int = 0) -> Iterator[tuple[str, str]]:
    """Pieces of a file, each with where in it they stand; why something was not read goes into ``unread``.

    Raise Unreadable if nothing more of it can be read.
    """
    what = KINDS[kind]
    if what.is_package:
        within = package_pieces(data, unread)
    elif kind == "pdf":
        within = pdf_pieces(data, unread)
    elif what.is_image:
        within = picture_pieces(data, unread)
    else:
        within = _of_text(data)
    for where, words, inner in within:
        if inner is None:
            yield where, words
        else:
            yield where, words
            yield from _nested(where, inner, unread, depth)


def _of_text(data: bytes) -> Iterator[tuple[str, str, bytes | None]]:
    words = io.StringIO(decoded(data))
    while piece := words.read(PIECE):
        # On to the end of the line, so that a name is not cut in two.
        yield "Text", piece + words.readline(PIECE), None


def _nested(where: str, data: bytes, unread: list[str], depth: int) -> Iterator[tuple[str, str]]:
    kind = kind_of(data)
    if kind is None:
        unread.append(UNKNOWN)
    elif depth + 1 >= MOST_NESTED:
        unread.append(NESTED_TOO_DEEP)
    else:
        try:
            for piece, words in pieces_of(kind, data, unread, depth + 1):
                yield f"{where}, {piece}", words
        except Unreadable as why:
            unread.append(str(why))
