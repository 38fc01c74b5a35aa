"""What is hashed into what. The same arithmetic as functions.sql, kept apart from it so that each checks the other."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from goldthread.foundation.trail.models import TrailEntry

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
START = bytes(32)


def microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970, without passing through a float."""
    passed = moment - EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


def body_digest(salt: bytes, words: str) -> bytes:
    return hashlib.sha256(bytes(salt) + words.encode()).digest()


def entry_digest(entry: TrailEntry) -> bytes:
    """The digest that an entry must carry: of who, when and what, and of its body's digest."""
    parts = [
        entry.pk,
        entry.space,
        microseconds(entry.at),
        entry.actor,
        entry.doing,
        entry.request,
        entry.operation,
        entry.object_table,
        entry.object_id,
    ]
    # As a list, so that nothing can be moved from one place into the next without being seen.
    header = json.dumps(parts, ensure_ascii=False)
    return hashlib.sha256(header.encode() + bytes(entry.body_digest)).digest()


def chain(previous: bytes, digests: Iterable[bytes]) -> bytes:
    """Fold the digests of a batch, in order, onto the root of the batch before it."""
    root = bytes(previous)
    for digest in digests:
        root = hashlib.sha256(root + bytes(digest)).digest()
    return root


def signed_words(space: int, number: int, entry_ids: Iterable[int], previous: bytes, root: bytes) -> bytes:
    """What a seal's signature covers."""
    ids = ",".join(str(one) for one in entry_ids)
    return f"seal|{space}|{number}|{ids}|".encode() + bytes(previous) + bytes(root)
