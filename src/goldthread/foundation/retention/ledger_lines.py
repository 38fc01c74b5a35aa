"""The ledger of destructions, outside the database: what a restore from an older backup must destroy again.

A line is on the disk before the destruction commits. If that then fails, the line tells of something that was
confirmed and is tried again; so a ledger may say too much, and never too little. It holds numbers and digests only.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from goldthread.foundation.retention.belonging import Belonging
from goldthread.foundation.retention.identity import identity, label
from goldthread.foundation.retention.models import Certificate
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class Line:
    """One destruction: where, of which kind, by whom, and who each record was."""

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


def line_of(certificate: Certificate, roots: list[Any], space: Space) -> Line:
    return Line(
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


def append(path: Path | None, line: Line) -> None:
    """Write a line, on the disk before this returns. A line that was cut short stays alone on its own."""
    if path is None:
        return
    text = json.dumps(asdict(line)) + "\n"
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b") as file:
        if file.seek(0, os.SEEK_END) and not _ends_a_line(file):
            text = "\n" + text
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _ends_a_line(file: Any) -> bool:
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) == b"\n")


def read(path: Path) -> Iterator[Line | None]:
    """Every line in order; nothing for one that cannot be read, because it was cut short."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        for text in lines:
            if text.strip():
                yield _line(text)


def _line(text: str) -> Line | None:
    try:
        line = Line(**json.loads(text))
        is_whole = bool(line.moment) and all(one["model"] and one["pk"] and one["identity"] for one in line.records)
    except (ValueError, TypeError, KeyError):
        return None
    return line if is_whole else None
