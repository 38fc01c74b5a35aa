"""What a file is, told from its first bytes and its inner shape; its name must agree."""

import re

import puremagic

from goldthread.foundation.files.kinds import ANY, KINDS, FileKind, Taken, kind_of_ending
from goldthread.foundation.files.packages import kind_of_package
from goldthread.foundation.files.problems import FileRefused
from goldthread.foundation.spreadsheets.decoding import decode
from goldthread.foundation.spreadsheets.problems import SpreadsheetProblem
from goldthread.foundation.ui.words import listed

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STARTS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}
PDF_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
MARKUP = ("<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<iframe")
LOOKED_AT = 4_000

EMPTY = "The file is empty. Choose another."
OLD_OFFICE = (
    "The file is in an old Office format or locked with a password. Open it, save it as {endings} without a password,"
    " and send that."
)
LOCKED_PDF = "The PDF is locked with a password or restricted. Save or print it to a PDF that is not, and send that."


def kind_of(data: bytes, name: str, taken: Taken = ANY) -> FileKind:
    """The kind of a file by its content. Raise FileRefused where it is none that is taken or not what its name says."""
    if not data.strip(b"\0 \t\r\n"):
        raise FileRefused(EMPTY)
    found = _by_content(data, taken)
    claimed = kind_of_ending(name.rpartition(".")[2])
    if found is None or found.code not in taken.codes:
        what = found.title if found else described(data)
        raise FileRefused(f"“{name}” is {what}, which is not taken{' here' if found else ''}. Send {taken.words}.")
    if claimed is not found:
        raise FileRefused(
            f"“{name}” is {found.title}, whatever its name says."
            f" Give it a name that ends in .{found.endings[0]} and send it again."
        )
    return found


def _by_content(data: bytes, taken: Taken) -> FileKind | None:
    if data.startswith(OLE):
        raise FileRefused(OLD_OFFICE.format(endings=listed(taken.office, "or")))
    if data.startswith(ZIP):
        return kind_of_package(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return KINDS["webp"]
    code = next((code for start, code in STARTS.items() if data.startswith(start)), None)
    if code == "pdf" and code in taken.codes and PDF_LOCK.search(data):
        raise FileRefused(LOCKED_PDF)
    return KINDS[code] if code else _if_text(data)


def _if_text(data: bytes) -> FileKind | None:
    try:
        text, _ = decode(data)
    except SpreadsheetProblem:
        return None
    start = text[:LOOKED_AT].lower()
    return None if any(mark in start for mark in MARKUP) else KINDS["txt"]


def described(data: bytes) -> str:
    """What a file that is not taken seems to be, in a few words."""
    start = data[:LOOKED_AT].lstrip().lower()
    if any(mark.encode() in start for mark in ("<!doctype html", "<html", "<script", "<body")):
        return "a web page (HTML)"
    if data.startswith(ZIP):
        return "an archive (ZIP)"
    try:
        guesses = puremagic.magic_string(data[:LOOKED_AT])
    except puremagic.PureError:
        return "of a kind that is not known here"
    best = max(guesses, key=lambda guess: guess.confidence).extension.lstrip(".")
    return f"a file of the kind “{best}”" if best else "of a kind that is not known here"
