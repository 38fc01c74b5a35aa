"""Words of Office and OpenDocument files: all text and all values in all parts.

So hidden text, comments, tracked changes, headers, notes and properties are among them.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import IO

from lxml import etree

from goldthread.foundation.files.packages import MOST_PARTS, MOST_UNPACKED
from goldthread.foundation.looking.reading import PIECE, Unreadable, Within
from goldthread.foundation.spreadsheets.unpacking import UNREADABLE

MOST_OF_A_PART = 50 * 1024 * 1024
"""Bytes of one part that are read at once."""
CHUNK = 64 * 1024
MARKUP = re.compile(r"(\.xml|\.rels|\.vml|\.rdf)$", re.IGNORECASE)
SETTINGS = re.compile(r"\.(bin|odttf|ttf|wmf|emf|emz|svm|gif|tiff?|bmp|svg)$|^mimetype$|printerSettings", re.IGNORECASE)
OLE = re.compile(r"embeddings/.*\.bin$|^Object ", re.IGNORECASE)
ENDS_WORDS = frozenset(
    [
        "p",
        "h",
        "si",
        "is",
        "c",
        "br",
        "tab",
        "cr",
        "row",
        "tr",
        "tc",
        "line-break",
        "s",
        "comment",
        "lastRenderedPageBreak",
    ]
)
"""Elements after which words begin anew. What stands in others runs on: a program may cut a word in many runs."""

LOCKED = "It is locked with a password."
DAMAGED = "It is damaged and cannot be read."
BURSTS = "It unpacks to far more than its size, so it was not read."
OWN_ENTITIES = "A part of it defines words of its own, which were not read."
LINKED = "An embedded object within it cannot be read."


def package_pieces(data: bytes, unread: list[str]) -> Iterator[Within]:
    """Each part: its name, its words, or its bytes if it is a file itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise Unreadable(LOCKED)
            if len(members) > MOST_PARTS or sum(one.file_size for one in members) > MOST_UNPACKED:
                raise Unreadable(BURSTS)
            for member in members:
                if not member.is_dir():
                    yield from _part(archive, member, unread)
    except UNREADABLE:
        raise Unreadable(DAMAGED) from None


def _part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, unread: list[str]) -> Iterator[Within]:
    name = member.filename
    yield "Name of a part", name, None
    if OLE.search(name) and not MARKUP.search(name):
        unread.append(LINKED)
    elif member.file_size > MOST_OF_A_PART:
        unread.append(BURSTS)
    elif MARKUP.search(name):
        with archive.open(member) as part:
            for words in _read(part, unread):
                yield name, words, None
    elif not SETTINGS.search(name):
        yield name, "", archive.read(member)


def _read(part: IO[bytes], unread: list[str]) -> Iterator[str]:
    """The words of one part, a piece at a time. Nothing outside the file is ever fetched for it."""
    words = _Words()
    parser = etree.XMLParser(target=words, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        while octets := part.read(CHUNK):
            parser.feed(octets)
            yield from words.taken()
        parser.close()
    except etree.XMLSyntaxError:
        unread.append(DAMAGED)
    if words.has_own_entities:
        unread.append(OWN_ENTITIES)
    yield from words.taken(rest=True)


class _Words:
    """What the parser calls. Words are kept twice: run on, as a reader sees them, and each stretch on its own line."""

    def __init__(self) -> None:
        self._run_on: list[str] = []
        self._apart: list[str] = []
        self._length = 0
        self._ready: list[str] = []
        self.has_own_entities = False

    def doctype(self, *_: str | None) -> None:
        """No office program writes one: what it defines is not followed, since it may grow without end."""
        self.has_own_entities = True

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        for value in values.values():
            self._apart += [value, "\n"]
            self._length += len(value)

    def data(self, words: str) -> None:
        self._run_on.append(words)
        self._apart += [words, "\n"]
        self._length += len(words)

    def comment(self, words: str) -> None:
        self._apart += [words, "\n"]

    def end(self, tag: str) -> None:
        if etree.QName(tag).localname in ENDS_WORDS:
            self._run_on.append("\n")
            if self._length > PIECE:
                self._flush()

    def close(self) -> None:
        self._flush()

    def taken(self, rest: bool = False) -> list[str]:
        """Pieces that are whole; with ``rest`` what is left as well."""
        if rest:
            self._flush()
        ready, self._ready = self._ready, []
        return ready

    def _flush(self) -> None:
        self._ready += ["".join(self._run_on), "".join(self._apart)]
        self._run_on, self._apart, self._length = [], [], 0
