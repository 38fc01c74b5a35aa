"""Who may see a record, and why: by their role, by a grant, and not because of a conflict of interest."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.grants.queries import grants_of
from goldthread.foundation.grants.registry import kind_of
from goldthread.foundation.grants.words import grant_in_words

MOST = 50
REVIEWED_WITHIN = timedelta(hours=24)
LATE, DUE = ("Late", "bad"), ("To be reviewed", "warn")


@dataclass(frozen=True)
class Line:
    """Somebody who may see it, and why. ``is_hidden`` says that a conflict of interest hides it all the same."""

    who: str
    why: str
    grant: Grant | None = None
    is_hidden: bool = False


@dataclass(frozen=True)
class WhoMaySee:
    """``ended`` are the last grants that open nothing any more, the newest first."""

    lines: list[Line]
    ended: list[Line]
    conflicts: list[ConflictOfInterest]
    to_be_reviewed: list[Grant]


def who_may_see(record: Any, at: datetime) -> WhoMaySee:
    """Everybody who may see a record at a moment. A fixed number of statements."""
    held = _holdings(record, at)
    conflicts = list(
        ConflictOfInterest.objects.about(record)
        .not_ended(at)
        .select_related("account", "agency")
        .order_by("declared_at", "pk")
    )
    hidden = _Hidden(conflicts, held)
    in_force = grants_of(record._meta.db_table, record.pk, at)
    over = Grant.objects.about(record).filter(ends_at__lte=at).select_related("account", "agency", "given_by")
    reviewing = Grant.objects.about(record).to_be_reviewed().select_related("account").order_by("starts_at", "pk")
    return WhoMaySee(
        [*_by_role(record, held, hidden), *(_line(one, at, held, hidden) for one in in_force)],
        [_line(one, at, held, hidden) for one in over.order_by("-ends_at", "-pk")[:MOST]],
        conflicts,
        list(reviewing),
    )


def review_mark(grant: Grant, at: datetime) -> tuple[str, str]:
    """Whether the review of an emergency opening is late: it is due a day after the opening."""
    return LATE if at >= grant.starts_at + REVIEWED_WITHIN else DUE


def may_read_conflicts(standing: Standing, record: Any) -> bool:
    """Whether somebody reads what a conflict is, and not only that there is one."""
    kind = kind_of(record)
    return kind.allows(standing, record, kind.may_give)


class _Hidden:
    """From whom conflicts of interest hide the record."""

    def __init__(self, conflicts: list[ConflictOfInterest], held: dict[int, list[Holding]]) -> None:
        self.accounts = {one.account_id for one in conflicts if one.account_id}
        self.agencies = {one.agency_id for one in conflicts if one.agency_id}
        for number, holdings in held.items():
            if self.agencies & {one.agency_id for one in holdings}:
                self.accounts.add(number)


def _holdings(record: Any, at: datetime) -> dict[int, list[Holding]]:
    found: defaultdict[int, list[Holding]] = defaultdict(list)
    rows = Holding.objects.filter(space_id=record.space_id).in_force(timezone.localdate(at))
    for one in rows.select_related("user", "agency").order_by("user__name", "user_id", "pk"):
        found[one.user_id].append(one)
    return dict(found)


def _by_role(record: Any, held: dict[int, list[Holding]], hidden: _Hidden) -> list[Line]:
    shown_by = kind_of(record).shown_by
    return [
        Line(one.user.name, f"Holds the role {_role(one)}", is_hidden=number in hidden.accounts)
        for number, holdings in held.items()
        for one in holdings
        if shown_by(record, one)
    ]


def _line(grant: Grant, at: datetime, held: dict[int, list[Holding]], hidden: _Hidden) -> Line:
    if grant.agency:
        is_hidden = grant.agency_id in hidden.agencies
        return Line(f"Whoever holds a role for {grant.agency.name}", grant_in_words(grant, at), grant, is_hidden)
    assert grant.account is not None  # the database holds it to one of both
    roles = ", ".join(dict.fromkeys(_role(one) for one in held.get(grant.account.pk, ())))
    who = f"{grant.account.name} ({roles})" if roles else f"{grant.account.name} (holds no role any more)"
    return Line(who, grant_in_words(grant, at), grant, grant.account_id in hidden.accounts)


def _role(holding: Holding) -> str:
    title = ROLES[holding.role].title
    return f"{title} for {holding.agency.name}" if holding.agency else title
