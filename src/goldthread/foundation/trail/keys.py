"""The key that signs seals. It lives in a file outside the database; the public half is enough to verify."""

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from goldthread.foundation.disk.whole_files import make_file
from goldthread.foundation.trail.earlier import Earlier, earlier_keys


class TrailKey:
    """An Ed25519 key pair, the short name under which its seals stand, and the keys that were in use before it."""

    def __init__(self, private: Ed25519PrivateKey, earlier: Iterable[Earlier] = ()) -> None:
        self._private = private
        self.public: Ed25519PublicKey = private.public_key()
        self.name = name_of(self.public)
        self._earlier = {name_of(one.public): one for one in earlier}

    @classmethod
    def read(cls, path: Path) -> "TrailKey":
        """Read the key; raise ValueError with a sentence if the file holds none."""
        key = load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError(f"{path.name} holds no Ed25519 key")
        try:
            return cls(key, earlier_keys(path, digits_of(key.public_key())))
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"the keys before {path.name} cannot be read") from None

    @classmethod
    def make(cls, path: Path) -> "TrailKey":
        """Make a new key file that only its owner can read; refuse to write over one."""
        key = cls(Ed25519PrivateKey.generate())
        make_file(path, key._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return key

    def sign(self, words: bytes) -> bytes:
        return self._private.sign(words)

    def signed(self, signature: bytes, words: bytes) -> bool:
        """Say whether this key made the signature."""
        return _signed(self.public, signature, words)

    def made(self, name: str, signature: bytes, words: bytes) -> bool:
        """Say whether the key of that name is ours, now or before, and made the signature.

        Whether an earlier key still counted when it did is for the caller: ``earlier`` says until when it did.
        """
        if name == self.name:
            return self.signed(signature, words)
        earlier = self.earlier(name)
        return earlier is not None and _signed(earlier.public, signature, words)

    def made_seal(self, name: str, signature: bytes, words: bytes, space: int, number: int) -> bool:
        """The same for what a seal says; an earlier key signs none after its last."""
        earlier = self.earlier(name)
        if earlier and number > earlier.last.get(space, 0):
            return False
        return self.made(name, signature, words)

    def earlier(self, name: str) -> Earlier | None:
        """The key of that name, if it was in use before this one."""
        return self._earlier.get(name)

    @property
    def names_of_earlier(self) -> list[str]:
        """The names of the keys in use before this one, newest first."""
        return list(self._earlier)


@contextmanager
def key_in_use(path: Path, *, to_change_it: bool = False) -> Iterator[TrailKey]:
    """The key, while the block lasts: nobody changes it meanwhile, and who changes it waits until none uses it."""
    while True:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX if to_change_it else fcntl.LOCK_SH)
            if path.stat().st_ino == os.fstat(file.fileno()).st_ino:
                yield TrailKey.read(path)
                return


def name_of(public: Ed25519PublicKey) -> str:
    """The short name of a key."""
    return hashlib.sha256(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def digits_of(public: Ed25519PublicKey) -> str:
    """The whole public half, in hexadecimal digits."""
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def _signed(public: Ed25519PublicKey, signature: bytes, words: bytes) -> bool:
    try:
        public.verify(signature, words)
    except InvalidSignature:
        return False
    return True
