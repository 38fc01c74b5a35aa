"""What an agency replied is shared with the others that take part in the case."""

from datetime import datetime

from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import write_event
from goldthread.cases.casework.sharing import ALL_WHO_SEE_IT, keep_sharing
from goldthread.cases.requests.commands.asking import check_open
from goldthread.cases.requests.models import LaneReply
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

MARKED = "It is marked as {marks}, so whoever runs the case and the agency that gave it are all who read it."


@command(Can.SHARE_CASES, event="reply of an agency shared", about="reply")
def share_reply(*, reply: LaneReply, basis: LawfulBasis, by: Actor, at: datetime) -> LaneReply:
    """All who see the case read it from now on, on a lawful basis. That cannot be taken back: it may have been read."""
    case = Case.objects.get(information_requests__lanes=reply.lane_id)
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    check_open(case)
    check_may_be_shared(reply)
    what = f"What {reply.agency.name} replied"
    keep_sharing(case, reply, basis, what=what, shared_with=ALL_WHO_SEE_IT, holding=holding, by=by, at=at)
    reply.shared_at = at
    reply.save(update_fields=["shared_at"])
    write_event(case, CaseEvent.Kind.SHARED, words=what, holding=holding, by=by, at=at)
    return reply


def check_may_be_shared(reply: LaneReply) -> None:
    """Raise Refused where a mark keeps it with the desk, or all read it already."""
    if reply.marks:
        raise Refused(MARKED.format(marks=" and ".join(mark.lower() for mark in reply.marks)))
    if reply.shared_at:
        raise Refused("All who see the case can read it already.")
