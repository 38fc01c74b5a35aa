"""Who may do what in a chronology, asked again by every command."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import NOT_HERE, acting_in, may_in
from goldthread.cases.chronology.models import Chronology, ChronologyEntry, ChronologyLane, ChronologyUpload
from goldthread.cases.going_live.queries import NO_PART, has_ended
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.ui.words import date

CLOSED = "{case} is closed. Open it again first."
TOLD_ITSELF = (
    "The agency told this itself, so only the agency changes it. Ask it to, or add an entry of what it sent you."
)
TELLS_ITSELF = (
    "The agency told some of this itself, so only the agency knows whether it is whole. Ask it to hand its part in."
)
ITS_OWN = "The agency handed its part in itself, so only the agency takes it back. Ask it to."
NOT_HANDED_IN = "It is not handed in."
HANDED_IN = "This was handed in on {day}. Take it back first."


def may_tell(lane: ChronologyLane, standing: Standing) -> bool:
    """Whoever tells for the agency, or the desk of the case from what the agency sent it."""
    return is_of_agency(lane, standing) or may_in(lane.chronology.case, Can.RECORD_CASES, standing, by_agency=False)


def is_of_agency(lane: ChronologyLane, standing: Standing) -> bool:
    """Whether somebody tells for the agency itself, and not for it from what it sent."""
    return lane.agency_id in standing.agencies_where(Can.TELL_CHRONOLOGY)


def may_change(record: ChronologyEntry | ChronologyUpload, standing: Standing) -> bool:
    """What an agency told itself it alone changes; what the desk typed for it either of them."""
    if not may_tell(record.lane, standing):
        return False
    return is_of_agency(record.lane, standing) or not _told_itself(record)


def _told_itself(record: ChronologyEntry | ChronologyUpload) -> bool:
    entries = [record] if isinstance(record, ChronologyEntry) else record.entries.all()
    return not all(entry.told_for_it for entry in entries)


def may_hand_in(lane: ChronologyLane, standing: Standing) -> bool:
    """Whether a part is whole says whoever tells it: the desk says so where all that stands was typed by the desk."""
    if is_of_agency(lane, standing):
        return True
    told_itself = lane.entries.standing_ones().filter(told_for_it=False)
    return may_tell(lane, standing) and not told_itself.exists()


def may_take_back(lane: ChronologyLane, standing: Standing) -> bool:
    """The desk takes back what it handed in for an agency, and not what the agency said is whole."""
    return is_of_agency(lane, standing) or (lane.handed_in_for_it and may_tell(lane, standing))


def is_for_agency(lane: ChronologyLane, by: Actor, at: datetime) -> bool:
    """Whether the desk does something for the agency, and not the agency itself."""
    return not is_of_agency(lane, standing_of(by, timezone.localdate(at), at))


def check_may_change(record: ChronologyEntry | ChronologyUpload, by: Actor, at: datetime) -> None:
    if not may_change(record, standing_of(by, timezone.localdate(at), at)):
        raise Refused(TOLD_ITSELF)


def check_may_hand_in(lane: ChronologyLane, by: Actor, at: datetime) -> None:
    if not may_hand_in(lane, standing_of(by, timezone.localdate(at), at)):
        raise Refused(TELLS_ITSELF)


def check_may_take_back(lane: ChronologyLane, by: Actor, at: datetime) -> None:
    if not may_take_back(lane, standing_of(by, timezone.localdate(at), at)):
        raise Refused(ITS_OWN)


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
    """The lane, locked against being handed in meanwhile, if something in it may be put right now. Raise Refused."""
    locked = ChronologyLane.objects.select_for_update(of=("self",)).with_names().get(pk=lane.pk)
    check_may_tell(locked, by, at)
    check_lane_open(locked)
    return locked


def lane_to_add_to(lane: ChronologyLane, by: Actor, at: datetime) -> ChronologyLane:
    """The same, if something may be told in it now."""
    locked = open_lane(lane, by, at)
    check_takes_part(locked)
    return locked


def check_may_be_added_to(lane: ChronologyLane) -> None:
    check_takes_part(lane)
    check_lane_open(lane)


def check_lane_open(lane: ChronologyLane) -> None:
    """Raise Refused where nothing may be changed any more, whoever asks."""
    check_open(lane.chronology.case)
    if lane.handed_in_at is not None:
        raise Refused(HANDED_IN.format(day=date(lane.handed_in_at)))


def check_can_be_taken_back(lane: ChronologyLane) -> None:
    """Raise Refused where nothing is to be taken back, or nothing may be changed any more, whoever asks."""
    check_open(lane.chronology.case)
    check_takes_part(lane)
    if lane.handed_in_at is None:
        raise Refused(NOT_HANDED_IN)


def takes_part(lane: ChronologyLane) -> bool:
    """Whether its agency still takes part in the pathway."""
    return not has_ended(lane.space_id, lane.chronology.case.pathway, lane.agency_id)


def check_takes_part(lane: ChronologyLane) -> None:
    """Raise Refused where its agency is asked nothing more, also to the desk, which puts right what it mistyped."""
    if not takes_part(lane):
        raise Refused(NO_PART.format(agency=lane.agency.name))


def case_of(chronology: Chronology) -> Case:
    return Case.objects.select_related("space").get(pk=chronology.case_id)
