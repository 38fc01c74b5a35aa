"""The ledger of destructions, outside the database: what a restore from an older backup must destroy again.

Each destruction is written twice. Before it commits a line says what is intended; it is on the disk first. Once it has
committed, a second line confirms it; if it was undone, or if nobody will ever know, that line says so instead. Only
what is confirmed is destroyed again. Lines hold numbers and digests only.

Earlier releases wrote one line without a key, and nothing after it: such a line counts as confirmed.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from goldthread.foundation.retention.belonging import Belonging
from goldthread.foundation.retention.identity import identity, label
from goldthread.foundation.retention.models import Certificate
from goldthread.foundation.spaces.models import Space

BEFORE_KEYS = ""
"""The key of every line that has none."""


@dataclass(frozen=True)
class Line:
    """One destruction as intended: where, of which kind, by whom, and who each record was.

    ``key`` is in its certificate too, and in no other line that intends something.
    """

    key: str
    at: str
    space: str
    certificate: int
    kind: str
    rule: str
    decided_by: int | None
    confirmed_by: int | None
    records: list[dict[str, Any]] = field(default_factory=list)

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


class Became(StrEnum):
    """What became of what was intended. In doubt is what a restored database could not tell any more."""

    COMMITTED = "committed"
    UNDONE = "undone"
    IN_DOUBT = "in doubt"


@dataclass(frozen=True)
class Outcome:
    """What became of the destruction with this key."""

    key: str
    became: Became


@dataclass(frozen=True)
class Ledger:
    """All of a ledger: what was intended in its order, what became of each, and how many lines cannot be read."""

    lines: list[Line]
    became: dict[str, Became]
    unreadable: int

    def unsettled(self, space: str) -> list[Line]:
        """Of one space those of which nothing says yet what became of them."""
        return [line for line in self.lines if line.space == space and line.key not in self.became]


def line_of(certificate: Certificate, roots: list[Any], space: Space) -> Line:
    return Line(
        certificate.ledger_key,
        certificate.destroyed_at.isoformat(),
        space.slug,
        certificate.number,
        certificate.kind,
        certificate.rule,
        certificate.decided_by_id,
        certificate.confirmed_by_id,
        [{"model": label(type(root)), "pk": root.pk, "identity": identity(root, space.slug)} for root in roots],
    )


def roots_of(belonging: Belonging) -> list[Any]:
    """The records themselves, read before anything goes."""
    return list(belonging.kind.root._default_manager.filter(pk__in=belonging.roots).order_by("pk"))


def certified_keys(space: Space, lines: list[Line]) -> set[str]:
    """Of lines the keys that a certificate of the space bears: what they intended has committed."""
    keys = [line.key for line in lines]
    return set(Certificate.objects.filter(space=space, ledger_key__in=keys).values_list("ledger_key", flat=True))


def read(path: Path) -> Ledger:
    """The whole of it. A line that cannot be read, because it was cut short, is counted."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        found = [_read(text) for text in lines if text.strip()]
    return Ledger(
        [one for one in found if isinstance(one, Line)],
        {one.key: one.became for one in found if isinstance(one, Outcome)} | {BEFORE_KEYS: Became.COMMITTED},
        found.count(None),
    )


def _read(text: str) -> Line | Outcome | None:
    try:
        said = json.loads(text)
        return Outcome(said["key"], Became(said["became"])) if "became" in said else _line(said)
    except (ValueError, TypeError, KeyError):
        return None


def _line(said: dict[str, Any]) -> Line | None:
    line = Line(**{"key": BEFORE_KEYS, **said})
    has_key = bool(line.key) or "key" not in said
    is_whole = (
        has_key and bool(line.moment) and all(one["model"] and one["pk"] and one["identity"] for one in line.records)
    )
    return line if is_whole else None
