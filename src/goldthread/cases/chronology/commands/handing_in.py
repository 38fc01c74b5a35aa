"""A lane is whole, or is gone on with."""

from datetime import datetime

from goldthread.cases.chronology.allowing import check_may_tell, check_open, open_lane
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

TELLING = (Can.TELL_CHRONOLOGY, Can.RECORD_CASES)


@command(*TELLING, event="lane of a chronology handed in", about="lane")
def hand_lane_in(*, lane: ChronologyLane, knows_nothing: bool, by: Actor, at: datetime) -> ChronologyLane:
    """What the agency knows stands in it. An empty lane is an answer too, if somebody says so."""
    lane = open_lane(lane, by, at)
    is_empty = not lane.entries.filter(struck_out_at=None).exists()
    if is_empty and not knows_nothing:
        raise Refused("The lane is empty. Say that the agency knows nothing, or add what it knows.", "knows_nothing")
    if knows_nothing and not is_empty:
        raise Refused("The lane has entries. Hand it in as it is, or strike them out first.", "knows_nothing")
    lane.handed_in_at, lane.handed_in_by_id = at, account_of(by)
    lane.save()
    return lane


@command(*TELLING, event="lane of a chronology taken back", about="lane")
def take_lane_back(*, lane: ChronologyLane, by: Actor, at: datetime) -> ChronologyLane:
    """To go on with it. Until it is handed in again other agencies do not read it."""
    check_may_tell(lane, by, at)
    check_open(lane.chronology.case)
    if lane.handed_in_at is None:
        raise Refused("This lane is not handed in.")
    lane.handed_in_at = lane.handed_in_by = None
    lane.save()
    return lane
