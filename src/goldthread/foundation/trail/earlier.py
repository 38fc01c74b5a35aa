"""Keys that sealed the trail before the one in use: their public halves, each handed on to the next.

They lie beside the key, in a file of lines. A hand-over is signed by both: by the old key, that the new one follows
it, and by the new one, up to which seal of each space the old one counts. So a key that was stolen after it was
changed seals nothing that verifies.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@dataclass(frozen=True)
class Earlier:
    """A key that is no longer in use, and the last seal of each space that is still its."""

    public: Ed25519PublicKey
    last: Mapping[int, int]


def file_of_earlier(key_file: Path) -> Path:
    """Where the keys before the one in this file are told. Keep it with the key."""
    return key_file.with_name(key_file.name + ".before")


def words_of_hand_over(old: str, new: str, last: Mapping[int, int], at: datetime) -> bytes:
    """What both keys sign, given by the hexadecimal digits of their public halves."""
    seals = {str(space): number for space, number in sorted(last.items())}
    return b"hand-over|" + json.dumps([old, new, seals, at.isoformat()]).encode()


def earlier_keys(key_file: Path, current: str) -> Iterator[Earlier]:
    """The keys that led to the current one, newest first; what no signature vouches for leads nowhere."""
    file = file_of_earlier(key_file)
    lines = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    wanted = current
    for line in reversed(lines):
        if line["new"] == wanted and (found := _vouched_for(line)):
            yield found
            wanted = line["old"]


def _vouched_for(line: dict[str, Any]) -> Earlier | None:
    last = {int(space): number for space, number in line["last"].items()}
    words = words_of_hand_over(line["old"], line["new"], last, datetime.fromisoformat(line["at"]))
    old, new = (Ed25519PublicKey.from_public_bytes(bytes.fromhex(line[name])) for name in ("old", "new"))
    try:
        old.verify(bytes.fromhex(line["signed_by_old"]), words)
        new.verify(bytes.fromhex(line["signed_by_new"]), words)
    except InvalidSignature:
        return None
    return Earlier(old, last)
