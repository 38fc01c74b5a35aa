"""Whom to tell at an agency: its leads, and its team inbox."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can, roles_that
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.models import ChasedAgency


def addresses_of(agencies: Iterable[Agency], on: date) -> dict[int, list[str]]:
    """Mail addresses by the number of the agency; one that nobody reads for is left out. Two statements."""
    numbers = [agency.pk for agency in agencies]
    leads = Holding.objects.filter(agency__in=numbers, role__in=roles_that(Can.CONFIRM_CASCADE), user__is_active=True)
    found: defaultdict[int, set[str]] = defaultdict(set)
    for agency, address in leads.in_force(on).values_list("agency_id", "user__email"):
        if agency is not None:
            found[agency].add(address)
    for agency, inbox in ChasedAgency.objects.filter(agency__in=numbers).values_list("agency_id", "inbox"):
        if inbox:
            found[agency].add(inbox)
    return {agency: sorted(addresses) for agency, addresses in found.items()}
