"""A lane is whole, or is gone on with."""

from datetime import datetime

from goldthread.cases.chronology.allowing import (
    check_can_be_taken_back,
    check_may_hand_in,
    check_may_take_back,
    check_may_tell,
    is_for_agency,
    lane_to_add_to,
)
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

TELLING = (Can.TELL_CHRONOLOGY, Can.RECORD_CASES)


@command(*TELLING, event="part of a chronology handed in", about="lane")
def hand_lane_in(*, lane: ChronologyLane, knows_nothing: bool, by: Actor, at: datetime) -> ChronologyLane:
    """What the agency knows stands in it. An empty lane is an answer too, if somebody says so. Whether the agency said
    so or the desk for it is kept; the desk hands nothing in that the agency is still writing.
    """
    lane = lane_to_add_to(lane, by, at)
    check_may_hand_in(lane, by, at)
    is_empty = not lane.entries.filter(struck_out_at=None).exists()
    if is_empty and not knows_nothing:
        raise Refused("Nothing is told yet. Say that the agency knows nothing, or add what it knows.", "knows_nothing")
    if knows_nothing and not is_empty:
        raise Refused("There are entries. Hand them in as they are, or strike them out first.", "knows_nothing")
    lane.handed_in_at, lane.handed_in_by_id = at, account_of(by)
    lane.handed_in_for_it = is_for_agency(lane, by, at)
    lane.save()
    return lane


@command(*TELLING, event="part of a chronology taken back", about="lane")
def take_lane_back(*, lane: ChronologyLane, by: Actor, at: datetime) -> ChronologyLane:
    """To go on with it. Until it is handed in again other agencies do not read it. What an agency handed in itself the
    desk does not take back: only the agency can say again that it is whole.
    """
    check_may_tell(lane, by, at)
    check_can_be_taken_back(lane)
    check_may_take_back(lane, by, at)
    set_going(lane)
    lane.save()
    return lane


def set_going(lane: ChronologyLane) -> None:
    """It is not whole any more. To be called inside a command, which saves it."""
    lane.handed_in_at = lane.handed_in_by = None
    lane.handed_in_for_it = False
