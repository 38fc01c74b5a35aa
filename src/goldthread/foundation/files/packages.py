"""Office and OpenDocument files: told apart by what the archive says it is, refused where it would burst."""

import io
import zipfile

from goldthread.foundation.files.kinds import KINDS, FileKind
from goldthread.foundation.files.problems import FileRefused
from goldthread.foundation.spreadsheets.unpacking import UNREADABLE

MOST_UNPACKED = 300 * 1024 * 1024
"""Bytes that all parts may unpack to: many times what a long report with pictures does."""
MOST_PARTS = 10_000
MIMETYPE_LENGTH = 100
CONTENT_TYPES = "[Content_Types].xml"
CONTENT_TYPES_LENGTH = 2_000_000
MACROS = "vbaProject"

DAMAGED = "The file is damaged and cannot be opened. Save it again and send the new file."
BURSTS = "The file unpacks to far more than its size, so it is not taken. Save it as a PDF and send that."
WITH_MACROS = "The file has macros, which are small programs. Save it without macros and send it again."
LOCKED = "The file is locked with a password, so nobody could read it here. Save it without one and send it again."


def kind_of_package(data: bytes) -> FileKind | None:
    """What an archive is; nothing for an archive that is no document. Raise FileRefused for a dangerous one.

    Only the sizes that the archive claims and its own table of contents are read: no part is unpacked whole.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise FileRefused(LOCKED)
            if len(members) > MOST_PARTS or sum(member.file_size for member in members) > MOST_UNPACKED:
                raise FileRefused(BURSTS)
            names = {member.filename for member in members}
            if any(MACROS in name for name in names):
                raise FileRefused(WITH_MACROS)
            return _by_mimetype(archive, names) or _by_content_types(archive, names)
    except FileRefused:
        raise
    except UNREADABLE:
        raise FileRefused(DAMAGED) from None


def _by_mimetype(archive: zipfile.ZipFile, names: set[str]) -> FileKind | None:
    if "mimetype" not in names:
        return None
    with archive.open("mimetype") as part:
        said = part.read(MIMETYPE_LENGTH).decode("ascii", "replace").strip()
    return next((kind for kind in KINDS.values() if kind.is_package and kind.content_type == said), None)


def _by_content_types(archive: zipfile.ZipFile, names: set[str]) -> FileKind | None:
    if CONTENT_TYPES not in names:
        return None
    with archive.open(CONTENT_TYPES) as part:
        said = part.read(CONTENT_TYPES_LENGTH).decode("utf-8", "replace")
    return next((kind for kind in KINDS.values() if kind.is_package and f"{kind.content_type}.main+xml" in said), None)
