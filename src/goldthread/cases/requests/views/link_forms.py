"""Forms of whoever runs the case about the one-time links of a lane."""

from typing import Any

from goldthread.cases.requests.commands.linking import check_may_be_asked
from goldthread.cases.requests.forms import RevokeLinkToLane, SendLinkToLane
from goldthread.cases.requests.models import Lane, LaneLink
from goldthread.cases.requests.views.in_sight import link_of_desk
from goldthread.cases.requests.views.lane_forms import about_lane, place_of_lane
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.one_time_links.queries import suggested_for
from goldthread.foundation.one_time_links.telling import REVOKED, SEND, about_to_revoke, done


def _place_of_sending(request: DeskRequest, lane: Lane) -> dict[str, Any]:
    return {**place_of_lane(request, lane), "done": done(request.space)}


def _place_of_link(request: DeskRequest, asking: LaneLink) -> dict[str, Any]:
    return place_of_lane(request, asking.lane)


send = about_lane(
    place=_place_of_sending,
    form=SendLinkToLane,
    send=SendLinkToLane.send,
    title="Ask by a one-time link",
    intro="Whoever reads the mailbox can reply once, without an account. Neither message says whom it is about or"
    " what is asked: the page shows that after the code is entered, and nothing else of the case. A link sent"
    " earlier for the same reply stops working.",
    button=SEND,
    adds=True,
    open_if=check_may_be_asked,
    suggested=lambda request, lane: suggested_for(LaneLink, lane.agency, request.today),
)

revoke = about_lane(
    find=link_of_desk,
    place=_place_of_link,
    given="asking",
    form=RevokeLinkToLane,
    send=RevokeLinkToLane.revoke,
    title="Revoke the one-time link",
    intro=about_to_revoke,
    button="Revoke the link",
    danger=True,
    done=REVOKED,
    adds=True,
)
