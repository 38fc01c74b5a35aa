"""What reading files of each kind has in common."""

from goldthread.foundation.files.packages import kind_of_package
from goldthread.foundation.files.problems import FileRefused

PIECE = 500_000
"""Characters looked through at a time."""
SIGNATURES = {b"%PDF": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG": "png"}
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}

Within = tuple[str, str, bytes | None]
"""Where in a file something stands, its words, and its bytes if it is a file itself."""


class Unreadable(Exception):
    """Nothing (more) of the file can be read. ``str()`` says why."""


def kind_of(data: bytes) -> str | None:
    """What a file within a file is; nothing for a kind that is not read here."""
    for start, kind in SIGNATURES.items():
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"PK"):
        try:
            package = kind_of_package(data)
        except FileRefused:
            return None
        return package.code if package else None
    return "txt" if _is_text(data) else None


def decoded(data: bytes) -> str:
    """Text from bytes: by the mark it begins with, as UTF-8, or else as old Windows programs write it."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _is_text(data: bytes) -> bool:
    return b"\0" not in data[:4096]
