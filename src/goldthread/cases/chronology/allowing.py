"""Who may do what in a chronology, asked again by every command."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import NOT_HERE, acting_in, may_in
from goldthread.cases.chronology.models import Chronology, ChronologyLane
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.ui.words import date

CLOSED = "{case} is closed. Open it again first."
HANDED_IN = "This lane was handed in on {day}. Take it back first."


def may_tell(lane: ChronologyLane, standing: Standing) -> bool:
    """Whoever tells for the agency, or the desk of the case from what the agency sent it."""
    own = lane.agency_id in standing.agencies_where(Can.TELL_CHRONOLOGY)
    return own or may_in(lane.chronology.case, Can.RECORD_CASES, standing, by_agency=False)


def check_may_tell(lane: ChronologyLane, by: Actor, at: datetime) -> None:
    if not may_tell(lane, standing_of(by, timezone.localdate(at), at)):
        raise NotAllowed(NOT_HERE)


def check_runs(case: Case, verb: Can, by: Actor, at: datetime) -> None:
    """Somebody of the desk, and not of an agency that was given sight of the case. Raise NotAllowed."""
    acting_in(case.rules, verb, by, at, case.space_id)


def check_open(case: Case) -> None:
    if case.is_closed:
        raise Refused(CLOSED.format(case=case))


def open_lane(lane: ChronologyLane, by: Actor, at: datetime) -> ChronologyLane:
    """The lane, locked against being handed in meanwhile, if something may be told in it now. Raise Refused."""
    locked = ChronologyLane.objects.select_for_update(of=("self",)).with_names().get(pk=lane.pk)
    check_may_tell(locked, by, at)
    check_open(locked.chronology.case)
    if locked.handed_in_at is not None:
        raise Refused(HANDED_IN.format(day=date(locked.handed_in_at)))
    return locked


def case_of(chronology: Chronology) -> Case:
    return Case.objects.select_related("space").get(pk=chronology.case_id)
