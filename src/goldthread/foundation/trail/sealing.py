"""Seal the trail: chain what is committed, space by space, and sign each batch.

Writers never wait for this: the chain is made afterwards, of committed entries only. Whatever order they
were committed in, an entry is sealed once, in the first batch that sees it.
"""

from pathlib import Path

from django.db import connection

from goldthread.foundation.trail.digests import START, chain, signed_words
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.models import TrailEntry, TrailSeal
from goldthread.foundation.trail.witness import note_seal
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

BATCH = 2_000


def seal_trail(key: TrailKey, witness: Path | None = None, batch: int = BATCH) -> int:
    """Seal everything that is committed and not yet sealed; return how many entries that was.

    Each new seal is also written to the ``witness`` file, outside the database, so that a trail cut
    short together with its seals is found.
    """
    with connection.cursor() as cursor:
        cursor.execute("select * from trail_unsealed_spaces()")
        spaces = sorted(row[0] for row in cursor.fetchall())
    sealed = 0
    for space in spaces:
        while count := _seal_one(space, key, witness, batch):
            sealed += count
    return sealed


def _seal_one(space: int, key: TrailKey, witness: Path | None, batch: int) -> int:
    with opened(actor=SYSTEM_ACTOR, reading=[space], doing="trail sealed"):
        with connection.cursor() as cursor:
            # Two sealers at once would fork the chain.
            cursor.execute("select pg_advisory_xact_lock(hashtext('trail'), %s)", [space % 2**31])
        entries = list(
            TrailEntry.objects.filter(space=space, seal=None).order_by("id").values_list("id", "digest")[:batch]
        )
        if not entries:
            return 0
        last = TrailSeal.objects.filter(space=space).order_by("-number").first()
        number, previous = (last.number + 1, bytes(last.root)) if last else (1, START)
        ids = [entry_id for entry_id, _ in entries]
        root = chain(previous, (bytes(digest) for _, digest in entries))
        signature = key.sign(signed_words(space, number, ids, previous, root))
        with connection.cursor() as cursor:
            cursor.execute(
                "select trail_seal_entries(%s, %s, %s::bigint[], %s, %s, %s, %s)",
                [space, number, ids, previous, root, signature, key.name],
            )
    if witness:
        note_seal(witness, space, number, root)
    return len(entries)
