"""Files for tests, and a scanner that speaks as clamd does. Nothing here is real."""

import io
import socketserver
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import ClassVar

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from goldthread.foundation.access.standing import System
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
GPS, PLACE, MAKE = 0x8825, "Northborough", 0x010F


def a_package(kind: str = "docx", **parts: bytes) -> bytes:
    """An Office or OpenDocument file of a kind, with more parts if given (by name)."""
    what, written = KINDS[kind], io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        if what.content_type.startswith("application/vnd.oasis"):
            archive.writestr("mimetype", what.content_type)
        else:
            archive.writestr("[Content_Types].xml", f'<Override ContentType="{what.content_type}.main+xml"/>')
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def a_picture(width: int = 40, height: int = 20, *, kind: str = "JPEG", turned: bool = False) -> bytes:
    """A picture that tells where it was taken, and by which camera; ``turned`` as a phone held upright does."""
    told = Image.Exif()
    told[MAKE] = PLACE
    told.get_ifd(GPS)[2] = (53.0, 47.0, 12.0)
    if turned:
        told[0x0112] = 6
    written = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(written, kind, exif=told)
    return written.getvalue()


def an_upload(data: bytes = b"Agreed on Monday.", name: str = "minutes.txt") -> SimpleUploadedFile:
    """A file as a browser sends it; what the browser says of its kind is never believed."""
    return SimpleUploadedFile(name, data, "text/plain")


def a_file(space: Space, at: datetime, data: bytes = b"Agreed on Monday.", name: str = "minutes.txt") -> StoredFile:
    """A file on record."""
    received = receive(an_upload(data, name))
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return keep_file(space=space, received=received, by=System("tests"), at=at)


class _Clamd(socketserver.StreamRequestHandler):
    """Answers INSTREAM and VERSION as clamd does; ``server.version`` is what it says of itself."""

    ends: ClassVar = b"\0"

    def handle(self) -> None:
        asked = b"".join(iter(lambda: self.rfile.read(1), self.ends))
        if self.server.is_silent:  # type: ignore[attr-defined]
            return
        answer = self.server.version if asked == b"zVERSION" else self._scanned()  # type: ignore[attr-defined]
        self.wfile.write(answer.encode() + self.ends)

    def _scanned(self) -> str:
        data = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            data += self.rfile.read(length)
        self.server.seen.append(data)  # type: ignore[attr-defined]
        return "stream: Eicar-Test-Signature FOUND" if EICAR in data else "stream: OK"


class FakeClamd(socketserver.TCPServer):
    """A scanner on this machine. ``seen`` is what it was sent; ``is_silent`` makes it hang up without a word."""

    allow_reuse_address = True

    def __init__(self, known_since: datetime) -> None:
        super().__init__(("127.0.0.1", 0), _Clamd)
        self.version = f"ClamAV 1.4.6/27800/{known_since:%a %b %d %H:%M:%S %Y}"
        self.seen: list[bytes] = []
        self.is_silent = False

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


@contextmanager
def a_scanner(known_since: datetime) -> Iterator[FakeClamd]:
    """A scanner that answers while the block lasts."""
    with FakeClamd(known_since) as scanner:
        thread = threading.Thread(target=scanner.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield scanner
        finally:
            scanner.shutdown()
            thread.join()
