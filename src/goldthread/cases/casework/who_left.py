"""Leads who see their case no more: they run its pathway no longer, can sign in no longer, or a conflict of interest
keeps them from it.

Nothing takes a case from its lead by itself: one of those who say who leads gives it to another.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.models import Holding, HoldingQuerySet
from goldthread.foundation.access.roles import Can
from goldthread.foundation.grants.models import ConflictOfInterest

SEES_IT_NO_MORE = "Its lead can no longer see it"


def running(pathway: Pathway, spaces: Collection[int], on: date) -> HoldingQuerySet:
    """The roles in which people run a pathway in these spaces on a day, and can sign in."""
    return _once(pathway, spaces).in_force(on).filter(user__is_active=True)


def who_left(pathway: Pathway, spaces: Collection[int], on: date) -> QuerySet[Any, Any]:
    """Numbers of the accounts that once ran a pathway in one of these spaces and do so there no more. They are few,
    among however many cases.
    """
    return _no_more(pathway, spaces, on).values("user_id")


def led_by_who_left(pathway: Pathway, spaces: Collection[int], on: date) -> Q:
    """Cases of a pathway that they lead where they left. Who they are is looked up first: their cases are then found by
    their leads.
    """
    found = Q(pk__in=[])
    for space, user in _no_more(pathway, spaces, on).values_list("space_id", "user_id").distinct():
        found |= Q(pathway=pathway.code, space_id=space, lead_id=user)
    return found


def kept_from_its_lead(spaces: Collection[int], at: datetime) -> list[int]:
    """Numbers of the cases that a conflict of interest hides from whoever leads them, their agencies' included."""
    conflicts = ConflictOfInterest.objects.not_ended(at).filter(about_kind=CASE_KIND, space_id__in=spaces)
    for_agencies = Holding.objects.in_force(timezone.localdate(at)).filter(
        user_id=OuterRef(OuterRef("lead_id")), agency__isnull=False
    )
    of_lead = Q(account_id=OuterRef("lead_id")) | Q(agency_id__in=for_agencies.values("agency_id"))
    kept = Exists(conflicts.filter(of_lead, about_id=OuterRef("pk")))
    rows = Case.objects.filter(kept, pk__in=conflicts.values("about_id"), lead__isnull=False)
    return list(rows.values_list("pk", flat=True))


def sees_it_no_more(case: Case, at: datetime) -> bool:
    """Whether somebody leads a case, open or closed, who sees it no more."""
    if case.lead_id is None:
        return False
    runs_it = running(case.rules, [case.space_id], timezone.localdate(at)).filter(user_id=case.lead_id).exists()
    return not runs_it or case.pk in kept_from_its_lead([case.space_id], at)


def note_who_waits(pathway: Pathway, space_id: int, at: datetime, cases: Iterable[Case]) -> None:
    """Note on cases of one pathway whether each waits for a lead: it goes on, and nobody leads it, or whoever does sees
    it no more.
    """
    runs_it = set(running(pathway, [space_id], timezone.localdate(at)).values_list("user_id", flat=True))
    kept = set(kept_from_its_lead([space_id], at))
    for case in cases:
        case.waits_for_lead = not case.is_closed and (case.lead_id not in runs_it or case.pk in kept)


def _no_more(pathway: Pathway, spaces: Collection[int], on: date) -> HoldingQuerySet:
    """The roles in which people ran it that do so no more there, in any role."""
    theirs = running(pathway, spaces, on).filter(space_id=OuterRef("space_id"), user_id=OuterRef("user_id"))
    return _once(pathway, spaces).exclude(Exists(theirs))


def _once(pathway: Pathway, spaces: Collection[int]) -> HoldingQuerySet:
    return Holding.objects.filter(space_id__in=spaces, agency=None, role__in=pathway.roles_that(Can.RECORD_CASES))
