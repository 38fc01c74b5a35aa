"""More time is given, or nobody needs a reply any more."""

from datetime import datetime

from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.requests.clocks import count_lane, due_of
from goldthread.cases.requests.commands.asking import check_days
from goldthread.cases.requests.letters import MORE_TIME, NOT_NEEDED, write_to
from goldthread.cases.requests.models import InformationRequest, Lane, LaneQuerySet
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.clocks.states import is_past
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

NOT_WAITING = "They have replied already, or it was withdrawn."
TOO_LATE = "The time has passed, and it stays on record as late. Record the reply when it comes."


@command(Can.SHARE_CASES, event="more time given", about="lane")
def extend_lane(*, lane: Lane, working_days: int, why: str, by: Actor, at: datetime) -> Lane:
    """A new limit counts from now. What is late already stays late: no limit is moved after it has passed."""
    acting_in(lane.request.case.rules, Can.SHARE_CASES, by, at, lane.space_id)
    check_waits(lane)
    check_days(working_days)
    due = due_of(lane)
    if is_past(due, at):
        raise Refused(TOO_LATE)
    lane.extended_why = said(why, "Say why they get more time.", "why")
    lane.working_days, lane.counts_from = working_days, at
    lane.times_limited += 1
    lane.save()
    write_to(lane, MORE_TIME, due_at=count_lane(lane, at), at=at)
    return lane


@command(Can.SHARE_CASES, event="request to one agency withdrawn", about="lane")
def withdraw_lane(*, lane: Lane, why: str, by: Actor, at: datetime) -> Lane:
    """This agency need not reply. What it was asked stays to be read, and its clock runs no more."""
    acting_in(lane.request.case.rules, Can.SHARE_CASES, by, at, lane.space_id)
    check_waits(lane)
    _withdraw(lane, said(why, "Say why it is withdrawn.", "why"), at, at)
    return lane


@command(Can.SHARE_CASES, event="request withdrawn", about="request")
def withdraw_request(*, request: InformationRequest, why: str, by: Actor, at: datetime) -> InformationRequest:
    """Nobody who has not replied need reply. What others replied stays."""
    acting_in(request.case.rules, Can.SHARE_CASES, by, at, request.space_id)
    reason = said(why, "Say why it is withdrawn.", "why")
    if not let_off(Lane.objects.filter(request=request), reason, at, at):
        raise Refused("Nobody owes a reply to it.")
    return request


def check_waits(lane: Lane) -> None:
    """Raise Refused where nothing is awaited."""
    if not lane.is_waiting:
        raise Refused(NOT_WAITING)


def check_some_wait(request: InformationRequest) -> None:
    """Raise Refused where everybody has replied."""
    if not request.lanes.waiting().exists():
        raise Refused("Nobody owes a reply to it.")


def let_off(lanes: LaneQuerySet, why: str, since: datetime, at: datetime, *, with_case: bool = False) -> int:
    """Of these lanes, those that wait are withdrawn ``since`` a moment; ``with_case`` where no person withdraws them.
    To be called inside a command. Say how many.
    """
    waiting = lanes.waiting().select_for_update(of=("self",)).select_related("space", "agency", "request__case")
    locked = list(waiting.order_by("pk"))
    for lane in locked:
        lane.withdrawn_with_case = with_case
        _withdraw(lane, why, since, at)
    return len(locked)


def _withdraw(lane: Lane, why: str, since: datetime, at: datetime) -> None:
    """What was late before stays late. Whoever was written to when it was asked is told that nobody waits any more."""
    lane.withdrawn_at, lane.withdrawn_why = max(since, lane.counts_from), why
    lane.save(update_fields=["withdrawn_at", "withdrawn_why", "withdrawn_with_case"])
    write_to(lane, NOT_NEEDED, due_at=count_lane(lane, at), at=at)
