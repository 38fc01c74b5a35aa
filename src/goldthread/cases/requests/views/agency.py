"""What an agency sees: the requests to it, and one of them, with the form of the reply."""

from typing import Any

from django.http import HttpResponse

from goldthread.cases.going_live.queries import NO_PART
from goldthread.cases.requests.commands.replying import takes_no_part, withdrawn
from goldthread.cases.requests.forms import ReplyToRequest
from goldthread.cases.requests.lists import to_us_page
from goldthread.cases.requests.models import Lane
from goldthread.cases.requests.queries import lanes_to_us, replied_before
from goldthread.cases.requests.views.in_sight import careful_in_lane, crumbs_to_us, lane_of_agency
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken


def _place(request: DeskRequest, lane: Lane) -> dict[str, Any]:
    crumbs = crumbs_to_us(request)
    return {
        "caption": f"{lane.request}: {lane.agency.name}",
        "back": crumbs[-1]["href"],
        "crumbs": crumbs,
        "template": "requests/reply.html",
        "more": {
            "lane": lane,
            "asked": lane.request,
            "before": replied_before(lane, request.standing),
            "withdrawn": withdrawn(lane) if lane.withdrawn_at else "",
            "no_part": NO_PART.format(agency=lane.agency.name) if takes_no_part(lane) else "",
        },
    }


reply = access(Can.ANSWER_REQUESTS)(
    FormAbout(
        find=lane_of_agency,
        place=_place,
        given="lane",
        form=ReplyToRequest,
        send=ReplyToRequest.reply,
        options=careful_in_lane,
        title="What do you know?",
        button="Send the reply",
        done="Your reply was sent.",
        step="reply-to-request",
    ).view
)


@access(Can.ANSWER_REQUESTS)
def requests_to_us(request: DeskRequest) -> HttpResponse:
    """All that one's own agency was asked, to filter and take away."""
    space, standing = request.space, request.standing
    return respond(
        request,
        to_us_page(),
        lanes_to_us(space, standing, request.now),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        crumbs=crumbs_to_us(request)[:1],
    )
