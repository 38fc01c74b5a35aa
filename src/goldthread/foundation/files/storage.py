"""Where the bytes of files lie: under the data folder, which no web server serves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from django.conf import settings

from goldthread.foundation.disk.whole_files import make_file, make_folder

A_FORM_MAY_TAKE = timedelta(days=1)
"""How long a form that is still being filled in may come to claim bytes that it sent."""

UNCLAIMED_FOR = 2 * A_FORM_MAY_TAKE
"""After so long bytes without a record belong to nobody: no form can still claim them."""


class DamagedFile(Exception):
    """The bytes are not there, or are no longer those that were sent."""


def put(data: bytes) -> str:
    """Keep bytes, on the disk before this returns, and give their place.

    It happens before the command that records them. If that fails, the bytes belong to nobody and are swept away.
    """
    place = token_hex(16)
    path = _path(place)
    make_folder(path.parent, mode=0o700)
    make_file(path, data)
    return place


def read(place: str, digest: str) -> bytes:
    """The bytes at a place. Raise DamagedFile if they are not those with this SHA-256."""
    try:
        data = _path(place).read_bytes()
    except FileNotFoundError:
        raise DamagedFile("the file is missing") from None
    if sha256(data).hexdigest() != digest:
        raise DamagedFile("the file was altered")
    return data


def lies_at(place: str) -> bool:
    """Whether there are bytes at a place."""
    return _path(place).is_file()


def remove(place: str) -> None:
    """Take bytes away; none that are gone already."""
    _path(place).unlink(missing_ok=True)


def unclaimed_since(at: datetime) -> Iterator[str]:
    """Places whose bytes have lain longer than a form takes; whether a record knows them is for the caller."""
    limit = (at - UNCLAIMED_FOR).timestamp()
    for path in root().glob("??/*"):
        if path.stat().st_mtime < limit:
            yield path.name


def holds_anything() -> bool:
    """Whether any bytes lie here at all."""
    return any(root().glob("*/*"))


def root() -> Path:
    """The folder of all files."""
    return Path(settings.DATA_FOLDER) / "files"


def _path(place: str) -> Path:
    return root() / place[:2] / place
