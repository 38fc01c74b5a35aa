"""An agency that has not replied is reminded, once before the last day and once after it."""

from datetime import datetime

from goldthread.cases.requests.clocks import due_of
from goldthread.cases.requests.letters import AFTER, BEFORE, write_to
from goldthread.cases.requests.models import Lane, LaneReminder
from goldthread.cases.requests.queries import to_be_reminded
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.clocks.states import is_past
from goldthread.foundation.commands.command import command


@command(Can.BE_THE_PROGRAM, event="reminded of a request", about="lane")
def remind_of_lane(*, lane: Lane, by: Actor, at: datetime) -> Lane:
    """Nothing where none is owed now: it was answered or withdrawn meanwhile or has a later limit, its case was closed,
    its agency must not know of the case any more, or this letter was written before. Where it reached nobody it is owed
    until somebody can be written to.
    """
    if not to_be_reminded(lane.space_id, at).filter(pk=lane.pk).exists():
        return lane
    due = due_of(lane)
    letter = AFTER if is_past(due, at) else BEFORE
    if write_to(lane, letter, due_at=due, at=at):
        once = {"occurrence": lane.times_limited, "letter": letter.noted}
        LaneReminder.objects.create(space_id=lane.space_id, lane=lane, **once, written_at=at)
    return lane
