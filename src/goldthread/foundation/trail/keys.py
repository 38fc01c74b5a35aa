"""The key that signs seals. It lives in a file outside the database; the public half is enough to verify."""

import hashlib
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


class TrailKey:
    """An Ed25519 key pair and the short name under which its seals stand."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public: Ed25519PublicKey = private.public_key()
        self.name = hashlib.sha256(self.public.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]

    @classmethod
    def read(cls, path: Path) -> "TrailKey":
        """Read the key; raise ValueError with a sentence if the file holds none."""
        key = load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError(f"{path.name} holds no Ed25519 key")
        return cls(key)

    @classmethod
    def make(cls, path: Path) -> "TrailKey":
        """Make a new key file that only its owner can read; refuse to write over one."""
        key = cls(Ed25519PrivateKey.generate())
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(key._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return key

    def sign(self, words: bytes) -> bytes:
        return self._private.sign(words)

    def signed(self, signature: bytes, words: bytes) -> bool:
        """Say whether this key made the signature."""
        try:
            self.public.verify(signature, words)
        except InvalidSignature:
            return False
        return True
