"""Hold what was restored against what the archive and the witness say."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from goldthread.foundation.backups.manifest import Manifest, rows_of
from goldthread.foundation.backups.refusing import CannotRestore
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.verifying import Verdict, verify_trail
from goldthread.foundation.trail.witness import note_restored, seen_by


@dataclass(frozen=True)
class Compared:
    """``lost`` are seals that the witness saw after the backup was made; nothing where there is no witness here."""

    verdict: Verdict
    lost: int | None


def refuse_what_lacks_rows(manifest: Manifest, owner: BaseDatabaseWrapper) -> None:
    """Every table must hold as many rows as it did when the backup was made."""
    with owner.cursor() as cursor:
        found = rows_of(cursor)
    wrong = sorted(table for table, number in manifest.rows.items() if found.get(table) != number)
    if wrong:
        raise CannotRestore(
            f"The table {wrong[0]} does not hold as many rows as it did. The database is marked as not to be used."
        )


def compare_with_witness(manifest: Manifest, at: datetime) -> Compared:
    """Verify the trail; what the witness saw after the backup is counted, and written down there as lost."""
    path, witness = settings.TRAIL_KEY_FILE, settings.TRAIL_WITNESS_FILE
    key = TrailKey.read(path) if path and path.exists() else None
    if key is None or witness is None or not witness.exists():
        return Compared(verify_trail(key), None)
    heads = {int(space): head["number"] for space, head in manifest.heads.items()}
    seen, _ = seen_by(witness, key)
    lost = sum(number > heads.get(space, 0) for space, number in seen)
    if lost:
        note_restored(witness, key, heads, at)
    return Compared(verify_trail(key, witness), lost)
