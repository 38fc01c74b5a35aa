"""A file as it is kept here: its words, and what stands in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldthread.foundation.files import storage
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.looking.files import Unreadable, pieces_of
from goldthread.foundation.looking.looking import Found, look

LONGEST_WHERE = 400


@dataclass(frozen=True)
class FoundIn:
    """One piece of a file in which something stands: its number, what it is called, its words and what was found."""

    number: int
    piece: str
    words: str
    found: tuple[Found, ...]


def look_into(file: StoredFile, patterns: Mapping[int, re.Pattern[str]], unread: list[str]) -> Iterator[FoundIn]:
    """Each piece of a file in which an entry stands. Why a part could not be read goes into ``unread``, each once."""
    why = list[str]()
    for number, (piece, words) in enumerate(pieces_of_stored(file, why)):
        if found := look(words, patterns):
            yield FoundIn(number, piece, words, tuple(found))
    unread += dict.fromkeys(why)


def where_in(file: StoredFile, piece: str = "") -> str:
    """What a file, or a piece of it, is called where it is listed."""
    return (f"File {file.name}, {piece}" if piece else f"File {file.name}")[:LONGEST_WHERE]


def pieces_of_stored(file: StoredFile, unread: list[str]) -> Iterator[tuple[str, str]]:
    """Its name and what it holds; why a part could not be read goes into ``unread``."""
    yield "Name of the file", file.name
    if not file.may_be_opened:
        unread.append("It is not to be opened: it waits for its scan, or a virus was found.")
        return
    try:
        yield from pieces_of(file.kind, storage.read(file.place, file.sha256), unread)
    except storage.DamagedFile:
        unread.append("It is missing or was altered.")
    except Unreadable as why:
        unread.append(str(why))
