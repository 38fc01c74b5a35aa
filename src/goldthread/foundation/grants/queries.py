"""Of which records of a kind somebody was given sight, and which a conflict of interest hides from them.

Both are conditions of other queries. Asked for ``pk__in=granted(...)``, PostgreSQL goes through every record there is.
Where a person sees few, their grants are where one begins, and each record is looked up by its key::

    seen = self.filter(among("pk", granted(standing, "case")))

Where a role shows them many as well, each record that is come upon is asked for itself::

    by_role = Q(space_id__in=standing.spaces_where(Can.VIEW_CASES), is_restricted=False)
    seen = self.filter(by_role | Q(Exists(granted_of(standing, "case"))))

What a conflict hides is a handful, worked out once for the whole list::

    return seen.exclude(pk__in=hidden_by_conflict(standing, "case"))
"""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Model, Q, QuerySet, Subquery

from goldthread.foundation.access.models import Holding, HoldingQuerySet
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can, roles_that
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import ConflictOfInterest, Grant, GrantQuerySet

Numbers = QuerySet[Any, Any]
OWN_FIRST = (F("account_id").desc(nulls_last=True), "-starts_at", "-pk")
"""Their own newest grant comes before those of their agencies."""
WITH_SIGHT = (Can.VIEW_CASES, Can.BREAK_GLASS)
"""Whoever holds neither finds no page of any record, whatever sight they were given."""


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


def granted_of(standing: Standing, about_kind: str) -> GrantQuerySet:
    """Within a query of records of a kind: what a person holds of each, looked up record by record."""
    return grants_held(standing).filter(the_very("about_id"), about_kind=about_kind)


def own_granted_of(standing: Standing, about_kind: str) -> GrantQuerySet:
    """The same, of what a person was given themselves: not through an agency for which they hold a role."""
    return own_grants(standing, about_kind).filter(the_very("about_id"))


def own_grants(standing: Standing, about_kind: str) -> GrantQuerySet:
    """What a person was given themselves of a kind. Where one looks for few among many, these are where one begins."""
    return grants_held(standing).filter(about_kind=about_kind, account__isnull=False, account_id=standing.account)


def why_granted(grants: GrantQuerySet) -> Subquery:
    """Within a query of records of a kind: for what somebody sees each, in the words of these ``grants`` of it."""
    return Subquery(grants.order_by(*OWN_FIRST).values("purpose")[:1])


def granted(standing: Standing, about_kind: str) -> Numbers:
    """Numbers of the records of a kind of which a person was given sight, at the standing's moment."""
    return grants_held(standing).filter(about_kind=about_kind).values("about_id")


def newest_granted(standing: Standing, about_kind: str, most: int, before: int | None = None) -> list[int]:
    """The newest records of a kind of which a person was given sight: at most so many numbers, highest first, and
    below the number ``before`` if there is one. Each counts once, however often it was given: fewer than so many are
    all there are. Read from the end of the index of each to whom grants are made, so that it takes no longer however
    many there are.
    """
    theirs = grants_held(standing).filter(about_kind=about_kind)
    if before is not None:
        theirs = theirs.filter(about_id__lt=before)
    agencies = {one.agency_id for one in standing.held if one.agency_id}
    parts = [theirs.filter(agency_id=agency) for agency in sorted(agencies)]
    if standing.account is not None:
        parts.append(theirs.filter(account_id=standing.account))
    numbers: set[int] = set()
    for part in parts:
        numbers |= set(part.order_by("-about_id").values_list("about_id", flat=True).distinct()[:most])
    return sorted(numbers, reverse=True)[:most]


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


def sighted_in(space_id: int, on: date) -> HoldingQuerySet:
    """Roles held in a space on a day with which somebody finds what they are given sight of."""
    roles = [code for can in WITH_SIGHT for code in roles_that(can)]
    return Holding.objects.in_force(on).filter(space_id=space_id, role__in=roles)


def is_hidden(standing: Standing, record: Model) -> bool:
    """Whether a conflict of interest hides this one."""
    return hidden_by_conflict(standing, record._meta.db_table).filter(about_id=record.pk).exists()


def grants_of(about_kind: str, about_id: int, at: datetime) -> GrantQuerySet:
    """Grants of one record that are in force, the oldest first."""
    found = Grant.objects.in_force(at).filter(about_kind=about_kind, about_id=about_id)
    return found.select_related("account", "agency", "given_by").order_by("starts_at", "pk")
