"""Destroy again, in a database restored from an older backup, what was destroyed after that backup was made."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from django.contrib.auth import get_user_model
from django.db import connection

from goldthread.foundation.access.standing import System
from goldthread.foundation.disk.json_lines import append_line
from goldthread.foundation.retention import ledger_lines
from goldthread.foundation.retention.belonging import belonging_to, gone_before, why_not
from goldthread.foundation.retention.commands.destroying import destroy_again
from goldthread.foundation.retention.destroying import Order
from goldthread.foundation.retention.holding import holds_in, holds_on_whole
from goldthread.foundation.retention.identity import identity, label
from goldthread.foundation.retention.jobs import finish_bytes
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind
from goldthread.foundation.retention.ledger_lines import Became, Ledger, Line, Outcome, certified_keys
from goldthread.foundation.retention.models import Hold
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

REPLAY = System("destruction replayed")
DESTROYED, GONE, OTHER, HELD, NEEDED = "destroyed", "gone", "another_record", "held", "still_needed"
IN_DOUBT, UNDONE, UNREADABLE, NO_SPACE = "in_doubt", "undone", "unreadable_lines", "no_such_space"
COUNTED = (DESTROYED, GONE, OTHER, HELD, NEEDED, IN_DOUBT, UNDONE, UNREADABLE, NO_SPACE)


def replay(path: Path) -> dict[str, int]:
    """Go through a ledger once; safe to run again. Gives how many records became what, and lines that say nothing.

    A record is destroyed only if its destruction is confirmed, its number and its digest agree, and only what belonged
    to it then. ``held``, ``still_needed`` and ``in_doubt`` are for a person to look at. In doubt is what was
    intended and not confirmed: this database is older and cannot tell, so the ledger keeps that doubt.
    """
    ledger = ledger_lines.read(path)
    counts = Counter(dict.fromkeys(COUNTED, 0) | {UNREADABLE: ledger.unreadable})
    spaces = {space.slug: space for space in every_space()}
    became = ledger.became | _found_out(path, ledger, spaces.values())
    for line in ledger.lines:
        if line.kind not in KINDS:
            counts[UNREADABLE] += 1
        elif line.space not in spaces:
            counts[NO_SPACE] += len(line.records)
        elif became[line.key] == Became.UNDONE:
            counts[UNDONE] += len(line.records)
        else:
            counts.update(_again(line, spaces[line.space], became[line.key]))
    return dict(counts)


def _found_out(path: Path, ledger: Ledger, spaces: Iterable[Space]) -> dict[str, Became]:
    """What became of what nothing says yet: committed where the database has its certificate, else in doubt."""
    found: dict[str, Became] = {}
    for space in spaces:
        unsettled = ledger.unsettled(space.slug)
        with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
            made = certified_keys(space, unsettled)
        found |= {one.key: Became.COMMITTED if one.key in made else Became.IN_DOUBT for one in unsettled}
    for key, became in found.items():
        append_line(path, asdict(Outcome(key, became)))
    return found


def _again(line: Line, space: Space, became: Became) -> Counter[str]:
    kind = KINDS[line.kind]
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        judged = [(number, _doubted(outcome, became)) for number, outcome in _judged(line, kind, space)]
        people = set(get_user_model().objects.values_list("pk", flat=True))
    roots = [number for number, outcome in judged if outcome == DESTROYED]
    if roots:
        now = _databases_time()
        order = Order(
            line.rule,
            line.moment,
            line.decided_by if line.decided_by in people else None,
            line.confirmed_by if line.confirmed_by in people else None,
            line.certificate,
            now,
            line.key,
        )
        destroy_again(space=space, kind=kind, roots=roots, before=line.moment, order=order, by=REPLAY, at=now)
        finish_bytes(space.pk, now)
    return Counter(outcome for _, outcome in judged)


def _doubted(outcome: str, became: Became) -> str:
    """Of what is in doubt, what is still there stays for a person to look at."""
    return IN_DOUBT if became == Became.IN_DOUBT and outcome in (DESTROYED, HELD, NEEDED) else outcome


def _databases_time() -> datetime:
    """A restore is told no time: what it repeats stands at the moment of the database."""
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        (moment,) = cursor.fetchone()
    return cast(datetime, moment)


def _judged(line: Line, kind: Kind, space: Space) -> Iterator[tuple[int, str]]:
    holds = holds_in(space.pk)
    for one in line.records:
        number = one["pk"]
        row = kind.root._default_manager.filter(space=space, pk=number).first()
        yield number, _outcome(row, one, line, kind, space, holds)


def _outcome(row: Any, said: dict[str, Any], line: Line, kind: Kind, space: Space, holds: list[Hold]) -> str:
    if row is None:
        return GONE
    if said["model"] != label(kind.root) or said["identity"] != identity(row, space.slug):
        return OTHER
    belonging = belonging_to(kind, [row.pk], line.moment)
    if not belonging.rows and not gone_before(belonging, space.pk):
        return GONE
    if holds_on_whole(holds, belonging):
        return HELD
    return NEEDED if why_not(belonging) else DESTROYED
