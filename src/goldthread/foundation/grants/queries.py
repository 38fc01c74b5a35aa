"""Of which records of a kind somebody was given sight, and which a conflict of interest hides from them.

Both are conditions of other queries, and PostgreSQL carries each out once (``pk__in=granted(standing, "case")``)::

    def visible_to(self, standing):
        by_role = Q(space_id__in=standing.spaces_where(Can.VIEW_CASES), is_restricted=False)
        seen = self.filter(by_role | Q(pk__in=granted(standing, "case")))
        return seen.exclude(pk__in=hidden_by_conflict(standing, "case"))
"""

from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import ConflictOfInterest, Grant, GrantQuerySet

Numbers = QuerySet[Any, Any]


def grants_held(standing: Standing) -> GrantQuerySet:
    """Grants in force for a person and for the agencies for which they hold a role. The program has none.

    A pass has those of its agency if it may see cases at all, and is never a person. Only in spaces in which something
    is held: without it the wall is shut anyway.
    """
    moment = standing.moment
    held = [*standing.holdings, *(one for one in standing.passes if one.allows(Can.VIEW_CASES))]
    if moment is None or not held:
        return Grant.objects.none()
    mine = Q(agency_id__in={one.agency_id for one in held if one.agency_id})
    if standing.account is not None:
        mine |= Q(account_id=standing.account)
    return Grant.objects.in_force(moment).filter(mine, space_id__in={one.space_id for one in held})


def granted(standing: Standing, about_kind: str) -> Numbers:
    """Numbers of the records of a kind of which a person was given sight, at the standing's moment."""
    return grants_held(standing).filter(about_kind=about_kind).values("about_id")


def hidden_by_conflict(standing: Standing, about_kind: str) -> Numbers:
    """Numbers of the records of a kind that a conflict of interest hides from a person: it beats all else they hold.

    Every agency for which a person holds a role counts, whether or not that role counts in this session.
    """
    mine = Q(agency_id__in={one.agency_id for one in standing.held if one.agency_id})
    if standing.account is not None:
        held = Holding.objects.filter(user_id=standing.account, agency__isnull=False)
        for_agencies = held.in_force(standing.on) if standing.on else held
        mine |= Q(account_id=standing.account) | Q(agency_id__in=for_agencies.values("agency_id"))
    return ConflictOfInterest.objects.not_ended(standing.moment).filter(mine, about_kind=about_kind).values("about_id")


def is_hidden(standing: Standing, record: Model) -> bool:
    """Whether a conflict of interest hides this one."""
    return hidden_by_conflict(standing, record._meta.db_table).filter(about_id=record.pk).exists()


def grants_of(about_kind: str, about_id: int, at: datetime) -> GrantQuerySet:
    """Grants of one record that are in force, the oldest first."""
    found = Grant.objects.in_force(at).filter(about_kind=about_kind, about_id=about_id)
    return found.select_related("account", "agency", "given_by").order_by("starts_at", "pk")
