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
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import ConflictOfInterest, Grant, GrantQuerySet

Numbers = QuerySet[Any, Any]


def grants_held(standing: Standing) -> GrantQuerySet:
    """Grants in force for a person and for the agencies for which they hold a role. A pass or the program has none.

    Only in spaces in which the person holds a role: without one the wall is shut anyway.
    """
    moment = standing.moment
    if moment is None or standing.account is None:
        return Grant.objects.none()
    here = {one.space_id for one in standing.holdings}
    agencies = {one.agency_id for one in standing.holdings if one.agency_id}
    return Grant.objects.in_force(moment).filter(
        Q(account_id=standing.account) | Q(agency_id__in=agencies), space_id__in=here
    )


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
