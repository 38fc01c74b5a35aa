"""Where agencies are written to about a case: the mail of whoever leads each, and its team inbox."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.chasing.ways import LEADING
from goldthread.foundation.grants.models import ConflictOfInterest


def addresses_in(case: Case, agencies: Collection[int], at: datetime) -> dict[int, list[str]]:
    """Of each, by its number: none where nobody leads it and it named no team inbox. As many statements as of one.

    Whom a conflict of interest keeps from the case is not written to, nor is an agency with one.
    """
    found = _of_those_who_may_know(case, agencies, at)
    return {agency: found.get(agency, []) for agency in agencies}


def without_anybody(case: Case, agencies: Iterable[Agency], at: datetime) -> list[str]:
    """The names of those that are to be asked in another way: no letter reaches anybody of them. An agency with a
    conflict of interest is to be asked in none, so it is not among them.
    """
    asked = list(agencies)
    found = _of_those_who_may_know(case, [agency.pk for agency in asked], at) if asked else {}
    return [agency.name for agency in asked if found.get(agency.pk) == []]


def _of_those_who_may_know(case: Case, agencies: Collection[int], at: datetime) -> dict[int, list[str]]:
    """Addresses in those of the agencies that have no conflict of interest."""
    shut = list(ConflictOfInterest.objects.about(case).not_ended(at).values_list("account_id", "agency_id"))
    open_to = set(agencies) - {agency for _, agency in shut}
    leads = Holding.objects.filter(space_id=case.space_id, agency_id__in=open_to, role__in=LEADING)
    held = list(leads.in_force(timezone.localdate(at)).order_by("user_id").values_list("agency_id", "user_id"))
    people = {user for _, user in held} - {account for account, _ in shut}
    emails = dict(User.objects.filter(pk__in=people, is_active=True).values_list("pk", "email"))
    inboxes = ChasedAgency.objects.filter(space_id=case.space_id, agency_id__in=open_to).exclude(inbox="")
    found = {agency: dict[str, None]() for agency in open_to}
    for agency, user in held:
        if user in emails:
            found[agency][emails[user]] = None
    for agency, inbox in inboxes.values_list("agency_id", "inbox"):
        found[agency][inbox] = None
    return {agency: list(told) for agency, told in found.items()}
