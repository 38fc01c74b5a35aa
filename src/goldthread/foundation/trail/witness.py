"""The witness: a file outside the database in which each seal is written down as it is made.

After a restore, seals that it saw later than the backup are gone with what they sealed. That is written down there
too, signed, so that it is not taken for a trail that was cut short.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from goldthread.foundation.disk.json_lines import append_line, is_cut_short
from goldthread.foundation.trail.faults import Fault
from goldthread.foundation.trail.keys import TrailKey

Seen = dict[tuple[int, int], str]
"""The root of each seal, by space and number."""


def note_seal(witness: Path, space: int, number: int, root: bytes) -> None:
    """Write down a seal that was just made."""
    append_line(witness, {"space": space, "number": number, "root": root.hex()})


def note_restored(witness: Path, key: TrailKey, last: Mapping[int, int], at: datetime) -> None:
    """Write down that the trail now ends, in each space, with the seal of that number."""
    told = {"restored": {str(space): number for space, number in sorted(last.items())}, "at": at.isoformat()}
    signature = key.sign(_words(told)).hex()
    append_line(witness, {**told, "key": key.name, "signature": signature})


def restores_signed_by(witness: Path | None, name: str) -> list[str]:
    """The signatures of restores that the witness tells of under the key of that name."""
    if witness is None or not witness.exists():
        return []
    lines = witness.read_text().splitlines()
    told = [json.loads(line) for line in lines if '"restored"' in line and not is_cut_short(line)]
    return [one["signature"] for one in told if one.get("key") == name]


def seen_by(witness: Path | None, key: TrailKey | None) -> tuple[Seen, Fault | None]:
    """The root of each seal that the witness holds; that it is gone or cannot be read is a fault of its own.

    So is a seal that it saw twice with different roots: one was taken away and another made in its place. A line that
    was cut short, and after which others were written, is passed over: the next seal's root holds what it told of.
    """
    if witness is None:
        return {}, None
    seen: Seen = {}
    number = 0
    try:
        for line in witness.read_text().splitlines(keepends=True):
            number += 1
            if line.endswith("\n") and is_cut_short(line):
                continue
            fault = _take(json.loads(line), seen, key)
            if fault:
                return seen, fault
    except FileNotFoundError:
        return {}, Fault(0, "the witness file is not there")
    except (ValueError, KeyError, TypeError, AttributeError):
        return seen, Fault(0, f"line {number} of the witness file cannot be read")
    return seen, None


def _take(one: dict[str, Any], seen: Seen, key: TrailKey | None) -> Fault | None:
    if "restored" in one:
        return _forget(one, seen, key)
    place = one["space"], one["number"]
    if seen.setdefault(place, one["root"]) != one["root"]:
        what = f"seal {one['number']} was taken away and another made in its place"
        return Fault(one["space"], what, seal=one["number"])
    return None


def _forget(one: dict[str, Any], seen: Seen, key: TrailKey | None) -> Fault | None:
    """What came after the backup is no longer expected, if it was we who said so."""
    said = f"the witness file tells of a restore on {one['at']}"
    if key is None:
        return Fault(0, f"{said}, and without the key of the trail nobody can tell whether it was ours")
    earlier = key.earlier(one["key"])
    is_late = earlier and not earlier.was_in_use(datetime.fromisoformat(one["at"]))
    if earlier and earlier.leaked_on and one["signature"] not in earlier.stood:
        return Fault(0, f"{said}, signed by a key that leaked, and it did not stand there when that was declared")
    if is_late or not key.made(one["key"], bytes.fromhex(one["signature"]), _words(one)):
        return Fault(0, f"{said} that our key did not sign")
    for space, number in list(seen):
        if number > one["restored"].get(str(space), 0):
            del seen[space, number]
    return None


def _words(told: dict[str, Any]) -> bytes:
    return b"restored|" + json.dumps([told["restored"], told["at"]], sort_keys=True).encode()
