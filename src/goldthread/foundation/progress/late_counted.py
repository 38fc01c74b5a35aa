"""What is late of a partnership, counted by the database: by owner and by source, one statement each."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from django.db.models import Count, Min

from goldthread.foundation.actions.models import ActionQuerySet
from goldthread.foundation.actions.origins import ELSE, Origins, key_of
from goldthread.foundation.actions.waits import WAITS, Wait

OWNER = ("owners__agency_id", "owners__agency__name", "owners__group_id", "owners__group__name")

Owner = tuple[str, int, str]
"""Whether an agency or a group, its number and its name."""

NOBODY: Owner = ("nobody", 0, "")


@dataclass(frozen=True)
class Counted:
    """How many are late, since which day the oldest is, and how many of them wait for each thing with a column."""

    late: int
    last_day: date
    waiting: tuple[int, ...]

    def __add__(self, other: "Counted") -> "Counted":
        pairs = zip(self.waiting, other.waiting, strict=True)
        last_day = min(self.last_day, other.last_day)
        return Counted(self.late + other.late, last_day, tuple(one + more for one, more in pairs))


def columns() -> list[Wait]:
    """What has a column beside how many are late."""
    return [wait for wait in WAITS.values() if wait.heading]


def by_owner(actions: ActionQuerySet, on: date) -> dict[Owner, Counted]:
    """Each action at each of its owners; those that nobody here owes at ``NOBODY``."""
    found = {}
    for (agency, agency_name, group, group_name), counted in _counted(actions, on, *OWNER):
        owner = ("agency", agency, agency_name) if agency else ("group", group, group_name) if group else NOBODY
        found[owner] = counted
    return found


def by_source(actions: ActionQuerySet, on: date, origins: Origins) -> dict[str, Counted]:
    """Each action once, by the key of its origin or under ``ELSE``."""
    found: dict[str, Counted] = {}
    for (code, number), counted in _counted(actions, on, "origin", "origin_id"):
        key = key_of(code, number)
        key = key if key in origins else ELSE
        found[key] = found[key] + counted if key in found else counted
    return found


def total(parts: dict[str, Counted]) -> Counted | None:
    """Nothing if nothing is late."""
    return reduce(Counted.__add__, parts.values()) if parts else None


def _counted(actions: ActionQuerySet, on: date, *by: str) -> list[tuple[tuple[Any, ...], Counted]]:
    waiting = {f"waiting_{wait.code}": Count("pk", filter=wait.condition(on)) for wait in columns()}
    rows = actions.overdue(on).values_list(*by).annotate(late=Count("pk"), last_day=Min("wanted_by"), **waiting)
    width = len(by)
    return [(row[:width], Counted(row[width], row[width + 1], row[width + 2 :])) for row in rows.order_by()]
