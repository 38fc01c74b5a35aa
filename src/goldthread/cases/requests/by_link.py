"""Reply in a lane by a one-time link, and what its pages say."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.going_live.queries import NO_PART
from goldthread.cases.requests.commands.replying import Reply, reply_to_request, takes_no_part, withdrawn
from goldthread.cases.requests.models import Lane, LaneLink, LaneReply
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.commands.locking import lock_what_comes_first
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.one_time_links.answering import answer_by_link
from goldthread.foundation.passes.holder import PassHolder
from goldthread.foundation.ui.words import moment

NOT_ASKED = "{agency} is not asked this any more, so there is nothing to answer."
REPLIED = (
    "{agency} replied already, on {when}, after this link was sent."
    " If there is more to say, ask for another link, or sign in and reply again."
)


def reply_by_link(*, asking: LaneLink, reply: Reply, by: PassHolder, at: datetime, **sent: Any) -> LaneReply:
    """Reply for the agency that was asked. Of two at once, by link and by account, the link gives way.

    ``sent`` is what every command takes: the version that was seen, and the key by which a repeat is known.
    """

    def give() -> LaneReply:
        lock_what_comes_first(asking.lane)
        lane = Lane.objects.select_for_update(of=("self",)).get(pk=asking.lane_id)
        if why := over(asking, lane):
            raise Refused(why)
        return reply_to_request(lane=lane, reply=reply, by=by, at=at, **sent)

    answered: LaneReply = answer_by_link(asking, give, by=by, at=at)
    return answered


def find(holder: PassHolder, asking: LaneLink, at: datetime) -> Lane | None:
    """The lane as the holder may see it now; nothing if it is hidden from the agency."""
    seen = Lane.objects.visible_to(standing_of(holder, timezone.localdate(at), at)).filter(pk=asking.lane_id)
    return seen.with_names().with_state(at).first()


def over(asking: LaneLink, lane: Lane | None) -> str:
    """Why there is nothing to reply by this link: it asks once, and shows nothing that nobody needs to answer."""
    if lane is None:
        return NOT_ASKED.format(agency=asking.agency.name)
    if lane.withdrawn_at:
        return withdrawn(lane)
    if takes_no_part(lane):
        return NO_PART.format(agency=asking.agency.name)
    since = later_reply(asking)
    return REPLIED.format(agency=asking.agency.name, when=moment(since.replied_at)) if since else ""


def later_reply(asking: LaneLink) -> LaneReply | None:
    """What came in the lane since the link was sent, in another way than by it."""
    since = LaneReply.objects.filter(lane=asking.lane_id, number__gt=asking.replies_before)
    return since.order_by("number").first()


def shown(asking: LaneLink, lane: Lane) -> dict[str, Any]:
    """What is asked, and what the agency replied in this request; nothing else of the case."""
    before = LaneReply.objects.filter(lane=lane).select_related("agency").order_by("-number")
    return {"lane": lane, "asked": lane.request, "before": list(before)}
