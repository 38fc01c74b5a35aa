"""Office and OpenDocument files: told apart by what the archive says it is, refused where it would burst."""

import io
import re
import zipfile

from goldthread.foundation.files.kinds import KINDS, FileKind
from goldthread.foundation.files.problems import FileRefused
from goldthread.foundation.spreadsheets.unpacking import UNREADABLE

MOST_UNPACKED = 300 * 1024 * 1024
"""Bytes that all parts may unpack to: many times what a long report with pictures does."""
MOST_PARTS = 10_000
CONTENT_TYPES = "[Content_Types].xml"
START_LENGTH = 2_000_000
MACROS = re.compile(r"vbaProject|macrosheets/|^Basic/|^Scripts/")
"""Parts that hold macros: of Office files, of old workbooks, of OpenDocument files."""
ODF_LOCK = b"encryption-data"
PIECE = 1024 * 1024

DAMAGED = "The file is damaged and cannot be opened. Save it again and send the new file."
BURSTS = "The file unpacks to far more than its size, so it is not taken. Save it as a PDF and send that."
WITH_MACROS = "The file has macros, which are small programs. Save it without macros and send it again."
LOCKED = "The file is locked with a password, so nobody could read it here. Save it without one and send it again."


def kind_of_package(data: bytes) -> FileKind | None:
    """What an archive is; nothing for an archive that is no document. Raise FileRefused for a dangerous one.

    The sizes that the archive claims are added up before anything is unpacked. Then each part is read once, in pieces
    that are dropped, and no further than its claim: a claim that is untrue shows as damage.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise FileRefused(LOCKED)
            if len(members) > MOST_PARTS or sum(member.file_size for member in members) > MOST_UNPACKED:
                raise FileRefused(BURSTS)
            names = {member.filename for member in members}
            if any(MACROS.search(name) for name in names):
                raise FileRefused(WITH_MACROS)
            if "META-INF/manifest.xml" in names and ODF_LOCK in _start_of(archive, "META-INF/manifest.xml"):
                raise FileRefused(LOCKED)
            _read_through(archive)
            return _by_mimetype(archive, names) or _by_content_types(archive, names)
    except FileRefused:
        raise
    except UNREADABLE:
        raise FileRefused(DAMAGED) from None


def _read_through(archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        with archive.open(member) as part:
            while part.read(PIECE):
                pass


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(START_LENGTH)


def _by_mimetype(archive: zipfile.ZipFile, names: set[str]) -> FileKind | None:
    if "mimetype" not in names:
        return None
    said = _start_of(archive, "mimetype").decode("ascii", "replace").strip()
    return next((kind for kind in KINDS.values() if kind.is_package and kind.content_type == said), None)


def _by_content_types(archive: zipfile.ZipFile, names: set[str]) -> FileKind | None:
    if CONTENT_TYPES not in names:
        return None
    said = _start_of(archive, CONTENT_TYPES).decode("utf-8", "replace")
    return next((kind for kind in KINDS.values() if kind.is_package and f"{kind.content_type}.main+xml" in said), None)
