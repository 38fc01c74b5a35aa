"""Read an archive to its end and hold every member against its digest, without restoring anything."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from pyrage.x25519 import Identity

from goldthread.foundation.backups.archive import (
    DATABASE,
    DIGESTS,
    FILES,
    MANIFEST,
    MISSING,
    NOT_OURS,
    SIGNATURE,
    listed_as,
    members,
)
from goldthread.foundation.backups.encrypting import CUT_SHORT, decrypted
from goldthread.foundation.backups.manifest import Manifest, read_manifest
from goldthread.foundation.backups.refusing import CannotRestore
from goldthread.foundation.backups.signing import Signature, signature_of


@dataclass(frozen=True)
class Checked:
    """What a whole archive holds, and who made it."""

    manifest: Manifest
    files: int
    database_bytes: int
    missing: list[dict[str, Any]]
    signature: Signature
    digests: dict[str, str]


@dataclass
class _Read:
    """What was met so far."""

    manifest: Manifest | None = None
    digests: dict[str, str] = field(default_factory=dict)
    listed: bytes | None = None
    signature: dict[str, str] | None = None
    missing: list[dict[str, Any]] = field(default_factory=list)
    database_bytes: int = 0

    def take(self, name: str, data: bytes) -> None:
        if self.manifest is None and name != MANIFEST:
            raise CannotRestore(NOT_OURS)
        if name == DIGESTS:
            self.listed = data
            return
        if name == SIGNATURE:
            self.signature = json.loads(data)
            return
        if name in self.digests:
            # Only one of the two would be held against the digest that was signed.
            raise CannotRestore(NOT_OURS)
        self.digests[name] = sha256(data).hexdigest()
        if name == MANIFEST:
            self.manifest = read_manifest(data)
        elif name == MISSING:
            self.missing = json.loads(data)
        elif name.startswith(DATABASE):
            self.database_bytes += len(data)

    def end(self) -> Checked:
        if self.manifest is None or self.listed is None:
            raise CannotRestore(CUT_SHORT)
        if listed_as(self.digests) != self.listed:
            raise CannotRestore(CUT_SHORT)
        files = sum(name.startswith(FILES) for name in self.digests)
        if files + len(self.missing) != self.manifest.files or not self.database_bytes:
            raise CannotRestore(CUT_SHORT)
        signed = signature_of(self.listed, self.signature, self.manifest.made)
        return Checked(self.manifest, files, self.database_bytes, self.missing, signed, self.digests)


def check_archive(archive: BinaryIO, keys: list[Identity]) -> Checked:
    """Read all of it; raise CannotRestore with a sentence at the first thing that is wrong."""
    met = _Read()
    try:
        with members_of(archive, keys) as found:
            for name, data in found:
                met.take(name, data)
        return met.end()
    except (ValueError, KeyError, TypeError) as problem:
        # What another program wrote into it is of another form.
        raise CannotRestore(NOT_OURS) from problem


def as_checked(found: Iterable[tuple[str, bytes]], checked: Checked) -> Iterator[tuple[str, bytes]]:
    """The members once more, each as it was when it was checked. Raise CannotRestore at one that is another by now."""
    for name, data in found:
        if name not in (DIGESTS, SIGNATURE) and checked.digests.get(name) != sha256(data).hexdigest():
            raise CannotRestore("The archive was changed while it was read. Nothing was restored.")
        yield name, data


@contextmanager
def opened_archive(path: Path) -> Iterator[BinaryIO]:
    """The archive, opened once: whatever gets its name meanwhile, what was checked is what is read."""
    try:
        file = path.open("rb")
    except OSError as problem:
        raise CannotRestore(f"{path} cannot be read: {problem.strerror}.") from None
    with file:
        if not file.seekable():
            raise CannotRestore(f"{path} is no file that can be read twice. Copy the archive into one.")
        yield file


@contextmanager
def members_of(archive: BinaryIO, keys: list[Identity]) -> Iterator[Iterator[tuple[str, bytes]]]:
    """The members of an archive, one after another, from its beginning."""
    archive.seek(0)
    with decrypted(archive, keys) as stream:
        yield members(stream)
