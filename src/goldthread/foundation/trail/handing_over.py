"""Change the key of the trail: the old one hands over to a new one, and what it sealed still verifies."""

import json
import os
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.models import Max

from goldthread.foundation.disk.whole_files import put_in_place, written_whole
from goldthread.foundation.trail.earlier import file_of_earlier, line_of_leak, words_of_hand_over
from goldthread.foundation.trail.keys import TrailKey, digits_of, key_in_use
from goldthread.foundation.trail.models import TrailSeal
from goldthread.foundation.trail.witness import restores_signed_by
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
        _note(path, {**names, "last": last, "at": at.isoformat(), **signed})
        put_in_place(unfinished, path)
    return old, TrailKey.read(path)


def declare_leaked(path: Path, name: str, at: datetime, witness: Path | None) -> None:
    """From now on nothing that stands alone, such as an archive, is believed for this earlier key's signature.

    Seals stay good: the keys after it sealed over them. So do restores that the witness tells of by now: look at those
    first. Raise UnknownKey if it was never in use here.
    """
    with key_in_use(path, to_change_it=True) as key:
        earlier = key.earlier(name)
        if earlier is None:
            raise UnknownKey(key.names_of_earlier)
        if earlier.leaked_on is None:
            _note(path, line_of_leak(digits_of(earlier.public), at, restores_signed_by(witness, name)))


class UnknownKey(Exception):
    """No key of that name was in use before; ``known`` are those that were, newest first."""

    def __init__(self, known: list[str]) -> None:
        super().__init__("no earlier key of that name")
        self.known = known


def _note(key_file: Path, line: dict[str, object]) -> None:
    """Whole or not at all: half a line would keep every key from being read. Whoever reads the key reads this too."""
    file = file_of_earlier(key_file)
    told = file.read_text() if file.exists() else ""
    with written_whole(file, like=key_file) as lines:
        lines.write(f"{told}{json.dumps(line)}\n".encode())
