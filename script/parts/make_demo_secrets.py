"""Write the secrets of a demonstration, its settings and the key that seals its trail, unless they exist."""

import os
import secrets
import sys
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def write_private(path: Path, content: bytes) -> None:
    """Write the file whole, never readable by others, unless it is already there."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    unfinished.rename(path)


def trail_key() -> bytes:
    """A new Ed25519 key, in PEM."""
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def witness_of(key_file: Path) -> Path:
    """Where the demonstration's seals are witnessed; for real it lies on another machine."""
    return key_file.with_name("trail-witness.jsonl")


def settings(key_file: Path) -> bytes:
    """The settings of one demonstration, a line each."""
    lines = {
        "GOLDTHREAD_MODE": "demo",
        "GOLDTHREAD_SECRET_KEY": secrets.token_urlsafe(48),
        "GOLDTHREAD_WALL_KEY": secrets.token_hex(32),
        "GOLDTHREAD_TRAIL_KEY_FILE": str(key_file),
        "GOLDTHREAD_TRAIL_WITNESS_FILE": str(witness_of(key_file)),
    }
    return "".join(f"{name}={value}\n" for name, value in lines.items()).encode()


if __name__ == "__main__":
    settings_file, key_file = (Path(argument) for argument in sys.argv[1:])
    write_private(key_file, trail_key())
    write_private(witness_of(key_file), b"")
    write_private(settings_file, settings(key_file))
