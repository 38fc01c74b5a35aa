"""The schools register's file loaded in one go, where nobody looks at each line: for the command line."""

from datetime import datetime
from typing import IO, Any

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.imports.checking import Checked, check
from goldthread.foundation.imports.commands import drop_file, take_in_hand
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.reading import reading_in_hand
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.whole_files import load_rows
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import opened
from goldthread.partnership.engagement.register.export import Area, narrowed
from goldthread.partnership.engagement.register.kind import Settings


def load_whole(
    *, space: Space, file: IO[bytes], file_name: str, area: Area, only_check: bool, by: Actor, at: datetime
) -> dict[str, Any]:
    """Load it as the person who keeps the register. A line with a problem, or ``only_check``, and nothing is kept.

    Raise Refused for a file that cannot be used.
    """
    found = narrowed(file, area)
    kind = KINDS[Settings.code]
    in_hand = take_in_hand(space=space, kind=kind, file_name=file_name, data=found.data, by=by, at=at)
    with opened(actor=by.pk, reading=[space.pk]):
        checked = check(in_hand, kind, reading_in_hand(in_hand), timezone.localdate(at))
    problems = checked.of_state(State.PROBLEM)
    came = {
        "file": file_name,
        "read": found.read,
        "of_area": found.kept,
        "remarks": checked.remarks,
        "problems": [{"line": row.says("register_line"), "sentences": row.sentences} for row in problems],
        "loaded": False,
        "records": 0,
    }
    if only_check or problems or not checked.counts[State.NEW]:
        drop_file(file=in_hand, by=by, at=at)
        return came
    return came | _loaded(in_hand, checked, by, at)


def _loaded(in_hand: Any, checked: Checked, by: Actor, at: datetime) -> dict[str, Any]:
    load = load_rows(file=in_hand, kind=checked.kind, seal=checked.seal, by=by, at=at)
    return {"loaded": True, "records": load.records}
