"""Forms of whoever runs the case about a lane or a whole request."""

from functools import partial
from typing import Any

from django.http import Http404

from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.sharing import basis_before
from goldthread.cases.requests.commands.asking import check_open
from goldthread.cases.requests.commands.changing import check_some_wait, check_waits
from goldthread.cases.requests.commands.replying import check_may_be_told
from goldthread.cases.requests.commands.sharing import check_may_be_shared
from goldthread.cases.requests.forms import ExtendLane, RecordReply, ShareReply, WithdrawLane, WithdrawRequest
from goldthread.cases.requests.models import InformationRequest, Lane, LaneReply
from goldthread.cases.requests.views.in_sight import (
    careful_in_lane,
    crumbs_to_request,
    lane_of_desk,
    reply_of_desk,
    visible_request,
)
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout, today_as


def _to_withdraw(request: DeskRequest, pk: int) -> InformationRequest:
    found = visible_request(request, pk)
    if not may_in(found.case, Can.SHARE_CASES, request.standing, by_agency=False):
        raise Http404
    return found


def _place_of(request: DeskRequest, asked: InformationRequest) -> dict[str, Any]:
    return {
        "caption": str(asked),
        "back": asked.get_absolute_url(),
        "crumbs": crumbs_to_request(request, asked),
    }


def place_of_lane(request: DeskRequest, lane: Lane) -> dict[str, Any]:
    return {**_place_of(request, lane.request), "caption": str(lane)}


def _place_of_reply(request: DeskRequest, reply: LaneReply) -> dict[str, Any]:
    return {**place_of_lane(request, reply.lane), "caption": str(reply)}


def _check_may_be_shared_now(reply: LaneReply) -> None:
    check_open(reply.lane.request.case)
    check_may_be_shared(reply)


def about_lane(verb: Can = Can.SHARE_CASES, **declared: Any) -> Any:
    """A form about a lane, or whatever else is ``find``, of those who may do this in its case."""
    usual = {"find": partial(lane_of_desk, verb=verb), "place": place_of_lane, "given": "lane"}
    return access(verb)(FormAbout(**{**usual, **declared}).view)


extend = about_lane(
    form=ExtendLane,
    send=ExtendLane.extend,
    title="Give more time",
    intro="The working days count from now.",
    done="They have more time.",
    open_if=check_waits,
    suggested=lambda request, lane: {"working_days": lane.request.case.rules.asks_within},
    options=lambda request, lane: {"usual_days": lane.request.case.rules.asks_within},
)

withdraw = about_lane(
    form=WithdrawLane,
    send=WithdrawLane.withdraw,
    title="Withdraw the request to this agency",
    button="Withdraw it",
    danger=True,
    done="It was withdrawn.",
    open_if=check_waits,
)

withdraw_all = about_lane(
    find=_to_withdraw,
    place=_place_of,
    given="request",
    form=WithdrawRequest,
    send=WithdrawRequest.withdraw,
    title="Withdraw the request",
    intro="Agencies that have not replied need not reply. What others replied stays.",
    button="Withdraw it",
    danger=True,
    done="It was withdrawn.",
    open_if=check_some_wait,
)

record = about_lane(
    Can.RECORD_CASES,
    form=RecordReply,
    send=RecordReply.record,
    options=careful_in_lane,
    title="Record what they told you",
    intro="For a reply that came by telephone, letter or email.",
    button="Record the reply",
    step="record-reply-for",
    open_if=check_may_be_told,
    suggested=today_as("replied_on"),
)

share = about_lane(
    find=reply_of_desk,
    place=_place_of_reply,
    given="reply",
    form=ShareReply,
    send=ShareReply.share,
    title="Share the reply",
    intro="All who see the case can read it from now on, each agency that takes part as well. That cannot be taken"
    " back.",
    button="Share the reply",
    done="The reply was shared.",
    open_if=_check_may_be_shared_now,
    suggested=lambda request, reply: basis_before(reply.lane.request.case, request.standing),
)
