"""XLSX and ODS files are zip archives: take out what is needed, and no more than the limit allows."""

import io
import lzma
import re
import struct
import zipfile
import zlib

from .problems import Limits, SpreadsheetProblem

DAMAGED = (
    "The file is damaged and cannot be read. Open it in your spreadsheet program, save it again and send the new file."
)
PASSWORD = "The file is locked with a password. Save it without a password and send it again."

# Pictures, macros and embedded files are never read, so they are never unpacked.
READ_PARTS = re.compile(r"(\.xml|\.rels|^mimetype)$", re.IGNORECASE)

# All that zipfile raises on archives that are cut off, scribbled over, locked or packed in a way it does not
# know.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    struct.error,
)


def unpack(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The text parts of the archive by name.

    A file that claims a small size and unpacks to a large one is cut off there.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise SpreadsheetProblem(PASSWORD)
            limits.check_unpacked(sum(member.file_size for member in members))
            # Reading stops at the size that was just checked: zipfile never hands out more than the archive
            # claims.
            return {
                member.filename.replace("\\", "/"): archive.read(member)
                for member in members
                if READ_PARTS.search(member.filename)
            }
    except SpreadsheetProblem:
        raise
    except UNREADABLE as error:
        raise SpreadsheetProblem(DAMAGED) from error


def repack(parts: dict[str, bytes]) -> bytes:
    """The parts as an uncompressed archive, so that nobody after us unpacks more than was measured."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
