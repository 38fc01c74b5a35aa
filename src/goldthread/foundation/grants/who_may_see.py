"""Who may see a record, and why: by their role, by a grant, and not because of a conflict of interest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.grants.queries import WITH_SIGHT, grants_of
from goldthread.foundation.grants.registry import kind_of
from goldthread.foundation.grants.words import grant_in_words
from goldthread.foundation.grants.working_there import KeptFrom, holdings_in
from goldthread.foundation.passes.kinds import TOKENS
from goldthread.foundation.passes.models import Pass

MOST = 50
REVIEWED_WITHIN = timedelta(hours=24)
BY_TOKEN = "A system sees it by this token"
Whose = tuple[int | None, int | None]
"""An account or an agency."""
LATE, DUE = ("Late", "bad"), ("To be reviewed", "warn")


@dataclass(frozen=True)
class Reason:
    """Why somebody sees it: a role, a grant or a token. A grant may open nothing to them now: no role of theirs finds
    what they are given, they can sign in no more, or they lead it and run such work no more.
    """

    words: str
    grant: Grant | None = None
    opens: bool = True


@dataclass(frozen=True)
class Line:
    """Somebody who may see it, and every reason. ``is_hidden`` says that a conflict of interest hides it all the same.

    It is of an account, or of whoever holds a role for an agency.
    """

    who: str
    reasons: list[Reason]
    account: int | None = None
    agency: int | None = None
    is_hidden: bool = False

    @property
    def sees_it(self) -> bool:
        return not self.is_hidden and any(one.opens for one in self.reasons)

    def is_of(self, standing: Standing) -> bool:
        mine = {one.agency_id for one in standing.holdings if one.agency_id}
        return self.agency in mine or (self.account is not None and self.account == standing.account)


@dataclass(frozen=True)
class WhoMaySee:
    """``ended`` are the last grants that open nothing any more, the newest first. ``others`` is how many see it
    besides those that are shown.
    """

    lines: list[Line]
    ended: list[Line]
    conflicts: list[ConflictOfInterest]
    to_be_reviewed: list[Grant]
    others: int = 0

    def told_to(self, standing: Standing) -> "WhoMaySee":
        """As it is read by somebody who neither runs the record nor answers for it: their own lines, and of others
        how many see it, without those whom a conflict of interest keeps from it or to whom their grant opens nothing.
        Who was given sight of a record, and who is kept from it, can tell whom it is about.
        """
        mine = [one for one in self.lines if one.is_of(standing)]
        ended = [one for one in self.ended if one.is_of(standing)]
        others = [one for one in self.lines if not one.is_of(standing) and one.sees_it]
        return WhoMaySee(mine, ended, [], [], others=len(others))


def who_may_see(record: Any, at: datetime) -> WhoMaySee:
    """Everybody who may see a record at a moment. A fixed number of statements."""
    held = holdings_in([record.space_id], timezone.localdate(at)).get(record.space_id, {})
    conflicts = list(
        ConflictOfInterest.objects.about(record)
        .not_ended(at)
        .select_related("account", "agency")
        .order_by("declared_at", "pk")
    )
    told = _Lines(record, held, KeptFrom(conflicts, held), at)
    in_force = list(grants_of(record._meta.db_table, record.pk, at))
    over = Grant.objects.about(record).filter(ends_at__lte=at).select_related("account", "agency", "given_by")
    reviewing = Grant.objects.about(record).to_be_reviewed().select_related("account").order_by("starts_at", "pk")
    return WhoMaySee(
        [*told.of(in_force, by_role=told.roles()), *told.by_token(in_force)],
        told.of(over.order_by("-ends_at", "-pk")[:MOST]),
        conflicts,
        list(reviewing),
    )


def review_mark(grant: Grant, at: datetime) -> tuple[str, str]:
    """Whether the review of an emergency opening is late: it is due a day after the opening."""
    return LATE if at >= grant.starts_at + REVIEWED_WITHIN else DUE


def answers_for(standing: Standing, record: Any) -> bool:
    """Whether somebody reads who else sees it, who opened it and why: whoever gives sight of it, or reviews emergency
    openings of it, or is one of its owners.
    """
    kind = kind_of(record)
    if any(kind.allows(standing, record, can) for can in (kind.may_give, kind.may_review)):
        return True
    return kind.is_theirs(standing, record)


def may_read_conflicts(standing: Standing, record: Any) -> bool:
    """Whether somebody reads what a conflict is, and not only that there is one."""
    kind = kind_of(record)
    return kind.allows(standing, record, kind.may_give)


class _Lines:
    """Puts together what each person and agency sees a record by."""

    def __init__(self, record: Any, held: dict[int, list[Holding]], hidden: KeptFrom, at: datetime) -> None:
        self.record, self.held, self.hidden, self.at = record, held, hidden, at
        self.kind = kind_of(record)

    def roles(self) -> list[Holding]:
        """Those that show it."""
        every = (one for holdings in self.held.values() for one in holdings)
        return [one for one in every if self.kind.shown_by(self.record, one)]

    def of(self, grants: Iterable[Grant], by_role: Iterable[Holding] = ()) -> list[Line]:
        """One line for each person and agency, with all the reasons."""
        reasons, names = defaultdict[Whose, list[Reason]](list), dict[Whose, str]()
        for one in by_role:
            reasons[one.user_id, None].append(Reason(f"Holds the role {_role(one)}"))
            names[one.user_id, None] = one.user.name
        for grant in grants:
            why = Reason(grant_in_words(grant, self.at), grant, self._opens(grant))
            reasons[grant.account_id, grant.agency_id].append(why)
            names.setdefault((grant.account_id, grant.agency_id), self._name(grant))
        return [self._line(names[whose], whose, why) for whose, why in reasons.items()]

    def by_token(self, grants: Iterable[Grant]) -> list[Line]:
        """One line for each system that a token lets see it: as a role would, or by a grant to its agency."""
        if not self.kind.opens_to_tokens(self.record):
            return []
        given = {grant.agency_id for grant in grants if grant.agency_id}
        tokens = Pass.objects.opening(self.at).filter(space_id=self.record.space_id, kind__in=TOKENS)
        return [
            self._line(f"Whoever holds the {one}", (None, one.agency_id), [Reason(BY_TOKEN)])
            for one in tokens.select_related("agency").order_by("pk")
            if one.allows(Can.VIEW_CASES) and (one.agency_id in given or self.kind.shown_by(self.record, one))
        ]

    def _line(self, who: str, whose: Whose, reasons: list[Reason]) -> Line:
        account, agency = whose
        is_hidden = account in self.hidden.accounts or agency in self.hidden.agencies
        return Line(who, reasons, account, agency, is_hidden)

    def _opens(self, grant: Grant) -> bool:
        """As the database asks it: one of an agency opens it to whoever comes to hold a role for that agency."""
        if grant.account_id is None:
            return True
        held = self.held.get(grant.account_id, [])
        standing = Standing(tuple(held), on=timezone.localdate(self.at), at=self.at)
        finds = any(one.allows(can) for one in held for can in WITH_SIGHT)
        return finds and self.kind.counts(standing, self.record, grant)

    def _name(self, grant: Grant) -> str:
        if grant.agency:
            return f"Whoever holds a role for {grant.agency.name}"
        assert grant.account is not None  # the database holds it to one of both
        roles = ", ".join(dict.fromkeys(_role(one) for one in self.held.get(grant.account.pk, ())))
        gone = "holds no role any more" if grant.account.is_active else "can sign in no more"
        return f"{grant.account.name} ({roles or gone})"


def _role(holding: Holding) -> str:
    title = ROLES[holding.role].title
    return f"{title} for {holding.agency.name}" if holding.agency else title
