"""Verify the trail: is each entry what it was, is none missing, is each seal ours?"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from goldthread.foundation.trail.digests import START, body_digest, chain, entry_digest, signed_words
from goldthread.foundation.trail.faults import Fault
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.models import TrailDestruction, TrailEntry, TrailSeal
from goldthread.foundation.trail.witness import Seen, seen_by
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

CERTIFIED: list[Callable[[int], set[int]]] = []
"""Parts above say here which certificates of destruction a space holds, by their numbers."""


NOTHING = hashlib.sha256().hexdigest()
"""The digest of no digests."""


@dataclass(frozen=True)
class Verdict:
    """What verification found.

    ``signatures_checked`` is false without a key; ``destroyed`` counts bodies removed under the retention schedule.
    """

    ok: bool
    signatures_checked: bool
    sealed: int
    unsealed: int
    destroyed: int
    first_fault: Fault | None

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def verify_trail(key: TrailKey | None, witness: Path | None = None) -> Verdict:
    """Check every entry and seal of every space; without a key, everything but the signatures."""
    # What the witness saw is read first: a seal made meanwhile is not expected of it.
    seen, unreadable = seen_by(witness, key)
    with connection.cursor() as cursor:
        cursor.execute("select * from trail_spaces()")
        spaces = sorted(row[0] for row in cursor.fetchall())
    with opened(actor=SYSTEM_ACTOR, reading=spaces, doing="trail verified"):
        fault = next((fault for space in spaces for fault in _faults_of(space, key)), None)
        fault = fault or unreadable or next(_witness_faults(seen), None)
        sealed = TrailEntry.objects.exclude(seal=None).count()
        unsealed = TrailEntry.objects.filter(seal=None).count()
        destroyed = TrailEntry.objects.filter(destruction__isnull=False, body=None).count()
    return Verdict(fault is None, key is not None, sealed, unsealed, destroyed, fault)


def _faults_of(space: int, key: TrailKey | None) -> Iterator[Fault]:
    previous = START
    for number, seal in enumerate(TrailSeal.objects.filter(space=space).order_by("number").iterator(), start=1):
        if seal.number != number:
            yield Fault(space, f"seal {number} is missing", seal=number)
        yield from _seal_faults(seal, previous, key)
        previous = bytes(seal.root)
    for entry in TrailEntry.objects.filter(space=space, seal=None).select_related("body").order_by("id").iterator():
        yield from _entry_faults(entry)
    yield from _destruction_faults(space)


def _seal_faults(seal: TrailSeal, previous: bytes, key: TrailKey | None) -> Iterator[Fault]:
    entries = {entry.pk: entry for entry in TrailEntry.objects.filter(seal=seal).select_related("body").order_by("id")}
    for entry_id in seal.entry_ids:
        if entry_id not in entries:
            yield Fault(seal.space, f"entry {entry_id} was removed", entry=entry_id, seal=seal.number)
        else:
            yield from _entry_faults(entries[entry_id])
    for entry_id in entries.keys() - set(seal.entry_ids):
        yield Fault(seal.space, f"entry {entry_id} was put in afterwards", entry=entry_id, seal=seal.number)
    root = chain(previous, (bytes(entries[one].digest) for one in seal.entry_ids if one in entries))
    if bytes(seal.previous) != previous or bytes(seal.root) != root:
        yield Fault(seal.space, f"seal {seal.number} does not fit its entries", seal=seal.number)
    words = signed_words(seal.space, seal.number, seal.entry_ids, bytes(seal.previous), bytes(seal.root))
    if key and not key.made_seal(seal.key_name, bytes(seal.signature), words, seal.space, seal.number):
        yield Fault(seal.space, f"seal {seal.number} was not signed by our key", seal=seal.number)


def _entry_faults(entry: TrailEntry) -> Iterator[Fault]:
    number = entry.seal.number if entry.seal else None
    if entry.destruction_id is not None:
        if hasattr(entry, "body"):
            yield Fault(entry.space, f"the body of entry {entry.pk} was put back", entry.pk, number)
    elif not hasattr(entry, "body"):
        yield Fault(entry.space, f"the body of entry {entry.pk} was removed", entry.pk, number)
    elif body_digest(bytes(entry.body.salt), entry.body.words) != bytes(entry.body_digest):
        yield Fault(entry.space, f"the body of entry {entry.pk} was altered", entry.pk, number)
    if not _is_forgotten(entry) and entry_digest(entry) != bytes(entry.digest):
        yield Fault(entry.space, f"entry {entry.pk} was altered", entry.pk, number)


def _is_forgotten(entry: TrailEntry) -> bool:
    """A read that tells nothing any more: its digest is among those that its destruction was certified with."""
    told = (entry.actor, entry.doing, entry.request, entry.object_table, entry.object_id, bytes(entry.body_digest))
    return entry.forgotten_id is not None and entry.operation == "read" and not any(told)


def _destruction_faults(space: int) -> Iterator[Fault]:
    """A body may be missing only under a certificate, and only if a sealed entry said so when it was destroyed."""
    certificates = {number for certified in CERTIFIED for number in certified(space)}
    said = _said_of_destructions(space)
    for one in TrailDestruction.objects.filter(space=space).order_by("id").iterator():
        found = Said(one.certificate, *_digest_of(one.entries), *_digest_of(one.reads))
        if one.certificate not in certificates:
            yield Fault(space, f"destruction {one.pk} has no certificate")
        elif found.digest != bytes(one.digest).hex() or said.get(one.pk) != found:
            yield Fault(space, f"destruction {one.pk} is not the one that was certified")


@dataclass(frozen=True)
class Said:
    """What is said of a destruction: its certificate, the bodies that went, and the reads that were forgotten."""

    certificate: int
    entries: int
    digest: str
    forgotten: int = 0
    forgotten_digest: str = NOTHING


def _digest_of(entries: Any) -> tuple[int, str]:
    digests = [bytes(one) for one in entries.order_by("id").values_list("digest", flat=True)]
    return len(digests), hashlib.sha256(b"".join(digests)).hexdigest()


def _said_of_destructions(space: int) -> dict[int | None, Said]:
    entries = TrailEntry.objects.filter(space=space, object_table="trail_destruction", operation="destroy")
    rows = entries.values_list("object_id", "body__words")
    return {number: Said(**json.loads(words)) for number, words in rows if words}


def _witness_faults(seen: Seen) -> Iterator[Fault]:
    roots = {
        (seal.space, seal.number): bytes(seal.root).hex() for seal in TrailSeal.objects.defer("entry_ids").iterator()
    }
    for (space, number), root in seen.items():
        if roots.get((space, number)) != root:
            yield Fault(space, f"seal {number} is not the one that was made", seal=number)
