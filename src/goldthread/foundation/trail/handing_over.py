"""Change the key of the trail: the old one hands over to a new one, and what it sealed still verifies."""

import json
import os
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.models import Max

from goldthread.foundation.trail.earlier import file_of_earlier, words_of_hand_over
from goldthread.foundation.trail.keys import TrailKey, digits_of, key_in_use
from goldthread.foundation.trail.models import TrailSeal
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def last_seals() -> dict[int, int]:
    """The number of the last seal of each space."""
    with connection.cursor() as cursor:
        cursor.execute("select * from trail_spaces()")
        spaces = sorted(space for (space,) in cursor.fetchall())
    with opened(actor=SYSTEM_ACTOR, reading=spaces, doing="trail key changed"):
        return dict(TrailSeal.objects.values_list("space").annotate(Max("number")).order_by("space"))


def hand_over(path: Path, at: datetime) -> tuple[TrailKey, TrailKey]:
    """Put a new key in the place of the one in this file; the old private half is gone. Give old and new.

    Sealers wait meanwhile. If it is cut off, the old key is still in its place: a hand-over to a key that never came
    leads nowhere.
    """
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    with key_in_use(path, to_change_it=True) as old:
        new = TrailKey.make(unfinished)
        os.chown(unfinished, path.stat().st_uid, path.stat().st_gid)
        last = last_seals()
        names = {"old": digits_of(old.public), "new": digits_of(new.public)}
        words = words_of_hand_over(names["old"], names["new"], last, at)
        signed = {"signed_by_old": old.sign(words).hex(), "signed_by_new": new.sign(words).hex()}
        _append(file_of_earlier(path), {**names, "last": last, "at": at.isoformat(), **signed}, like=path)
        unfinished.rename(path)
    return old, TrailKey.read(path)


def _append(file: Path, line: dict[str, object], like: Path) -> None:
    """Whole or not at all: half a line would keep every key from being read. Whoever reads the key reads this too."""
    told = file.read_text() if file.exists() else ""
    unfinished = file.with_name(file.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as lines:
        lines.write(told + json.dumps(line) + "\n")
        lines.flush()
        os.fsync(lines.fileno())
    os.chown(unfinished, like.stat().st_uid, like.stat().st_gid)
    unfinished.rename(file)
