"""Which agencies may be asked about a case, in whatever way they are asked."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.going_live.queries import check_taking_part, ready_agencies
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.models import ConflictOfInterest


def agencies_to_ask(case: Case, agencies: Sequence[Agency], at: datetime) -> list[Agency]:
    """Each once. Raise Refused for one that would see nothing, or does not take part."""
    chosen = list({agency.pk: agency for agency in agencies}.values())
    if not chosen:
        raise Refused("Choose whom you ask.", "agencies")
    hidden = _hidden_from(case, at)
    for agency in chosen:
        if agency.space_id != case.space_id or not agency.is_in_force(timezone.localdate(at)):
            raise Refused(f"{agency.name} does not take part in the partnership today.", "agencies")
        if agency.pk in hidden:
            raise Refused(f"{agency.name} has a conflict of interest in this case. Do not choose it.", "agencies")
    check_taking_part(case.space_id, case.rules, chosen, "agencies")
    return chosen


def those_that_may_know(case: Case, agencies: Iterable[Agency], at: datetime) -> list[Agency]:
    """Those that take part in the pathway today and from which no conflict of interest hides the case: to be offered
    on a form, before ``agencies_to_ask`` judges what was chosen.
    """
    ready, hidden = ready_agencies(case.space_id, case.pathway), _hidden_from(case, at)
    return [agency for agency in agencies if agency.pk in ready and agency.pk not in hidden]


def _hidden_from(case: Case, at: datetime) -> set[int | None]:
    """Numbers of the agencies that have a conflict of interest in a case."""
    shut = ConflictOfInterest.objects.about(case).not_ended(at).filter(agency__isnull=False)
    return set(shut.values_list("agency_id", flat=True))
