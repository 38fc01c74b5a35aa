"""Keys that sealed the trail before the one in use: their public halves, each handed on to the next.

They lie beside the key, in a file of lines. A hand-over is signed by both: by the old key, that the new one follows
it, and by the new one, up to which seal of each space the old one counts. So a key that was stolen after it was
changed seals nothing that verifies.

What is signed once and stands in no chain, such as an archive, says itself when it was made. There the day of the
change is no proof against whoever stole the key, so that it leaked can be declared: a line that only takes trust away,
and needs no signature. Besides it tells what stood in the witness by then under that key, which stays believed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

A_CHANGE_TAKES = timedelta(minutes=10)
"""From when a change is noted until the new key is in its place: it waits for whoever is sealing."""


@dataclass(frozen=True)
class Earlier:
    """A key that is no longer in use: the last seal of each space that is still its, and when it was changed."""

    public: Ed25519PublicKey
    last: Mapping[int, int]
    until: datetime
    leaked_on: datetime | None = None
    stood: frozenset[str] = frozenset()
    """Signatures of restores that the witness told of when it was declared that the key leaked."""

    def was_in_use(self, at: datetime) -> bool:
        """Whether what it signed may be of this time."""
        return at <= self.until + A_CHANGE_TAKES


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
    leaked = {line["leaked"]: _leak(line) for line in lines if "leaked" in line}
    wanted = current
    for line in reversed([line for line in lines if "leaked" not in line]):
        if line["new"] == wanted and (found := _vouched_for(line)):
            yield replace(found, **leaked.get(line["old"], {}))
            wanted = line["old"]


def line_of_leak(public: str, at: datetime, stood: Iterable[str]) -> dict[str, Any]:
    """That a key leaked. As it names no new key, readers that know of no leaks pass over it."""
    return {"new": "", "leaked": public, "at": at.isoformat(), "stood": list(stood)}


def _leak(line: dict[str, Any]) -> dict[str, Any]:
    return {"leaked_on": datetime.fromisoformat(line["at"]), "stood": frozenset(line["stood"])}


def _vouched_for(line: dict[str, Any]) -> Earlier | None:
    last = {int(space): number for space, number in line["last"].items()}
    at = datetime.fromisoformat(line["at"])
    words = words_of_hand_over(line["old"], line["new"], last, at)
    old, new = (Ed25519PublicKey.from_public_bytes(bytes.fromhex(line[name])) for name in ("old", "new"))
    try:
        old.verify(bytes.fromhex(line["signed_by_old"]), words)
        new.verify(bytes.fromhex(line["signed_by_new"]), words)
    except InvalidSignature:
        return None
    return Earlier(old, last, at)
