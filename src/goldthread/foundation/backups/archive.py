"""What lies in an archive, as a tar file that any machine can open: first the manifest, last what proves it whole.

``manifest.json`` · ``files/ab/abcd…`` · ``missing.json`` · ``database/000001`` and on (pieces of one dump) ·
``SHA256SUMS`` (read by sha256sum) · ``signature.json``.
"""

import json
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, BinaryIO

from goldthread.foundation.backups.refusing import CannotRestore

MANIFEST, MISSING, DIGESTS, SIGNATURE = "manifest.json", "missing.json", "SHA256SUMS", "signature.json"
DATABASE, FILES = "database/", "files/"
END = bytes(2 * tarfile.BLOCKSIZE)
NOT_OURS = "The archive holds something else than a backup of Goldthread."


@dataclass
class Writer:
    """Adds members, and keeps the digest of each for the end."""

    stream: BinaryIO
    digests: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, data: bytes) -> None:
        self.digests[name] = sha256(data).hexdigest()
        self._put(name, data)

    def add_json(self, name: str, data: Any) -> None:
        self.add(name, as_json(data))

    def close(self, sign: Any = None) -> None:
        """Write the digests last, so that an archive without them is known to be cut short."""
        listed = listed_as(self.digests)
        self._put(DIGESTS, listed)
        if sign:
            self._put(SIGNATURE, as_json(sign(listed)))
        self.stream.write(END)

    def _put(self, name: str, data: bytes) -> None:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        member.mode = 0o600
        # Piece by piece: a whole TarFile, dropped half-way, would go on to write its end.
        self.stream.write(member.tobuf(tarfile.PAX_FORMAT))
        self.stream.write(data)
        self.stream.write(bytes(-len(data) % tarfile.BLOCKSIZE))


def listed_as(digests: Mapping[str, str]) -> bytes:
    """Each member's digest, in their order, as sha256sum reads them: this is what is signed."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests.items()).encode()


def members(stream: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """Each member with its bytes, one at a time."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for member in tar:
                file = tar.extractfile(member)
                if file is None:
                    raise CannotRestore(NOT_OURS)
                yield member.name, file.read()
    except tarfile.TarError as problem:
        raise CannotRestore(NOT_OURS) from problem


def as_json(data: Any) -> bytes:
    return json.dumps(data, indent=1, sort_keys=True).encode()
