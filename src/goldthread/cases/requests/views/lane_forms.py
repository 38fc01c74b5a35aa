"""Forms of whoever runs the case about a lane or a whole request."""

from functools import partial
from typing import Any

from django.http import Http404

from goldthread.cases.casework.permissions import may_in
from goldthread.cases.requests.commands.changing import check_some_wait, check_waits
from goldthread.cases.requests.commands.replying import check_takes_replies
from goldthread.cases.requests.forms import ExtendLane, RecordReply, WithdrawLane, WithdrawRequest
from goldthread.cases.requests.models import InformationRequest, Lane
from goldthread.cases.requests.models.requests import USUAL_DAYS
from goldthread.cases.requests.views.in_sight import crumbs_to_request, lane_of_desk, visible_request
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


extend = access(Can.SHARE_CASES)(
    FormAbout(
        find=partial(lane_of_desk, verb=Can.SHARE_CASES),
        place=place_of_lane,
        given="lane",
        form=ExtendLane,
        send=ExtendLane.extend,
        title="Give more time",
        intro="The working days count from now.",
        done="They have more time.",
        open_if=check_waits,
        suggested=lambda request, lane: {"working_days": USUAL_DAYS},
    ).view
)

withdraw = access(Can.SHARE_CASES)(
    FormAbout(
        find=partial(lane_of_desk, verb=Can.SHARE_CASES),
        place=place_of_lane,
        given="lane",
        form=WithdrawLane,
        send=WithdrawLane.withdraw,
        title="Withdraw the request to this agency",
        button="Withdraw it",
        danger=True,
        done="It was withdrawn.",
        open_if=check_waits,
    ).view
)

withdraw_all = access(Can.SHARE_CASES)(
    FormAbout(
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
    ).view
)

record = access(Can.RECORD_CASES)(
    FormAbout(
        find=partial(lane_of_desk, verb=Can.RECORD_CASES),
        place=place_of_lane,
        given="lane",
        form=RecordReply,
        send=RecordReply.record,
        title="Record what they told you",
        intro="For a reply that came by telephone, letter or email.",
        button="Record the reply",
        step="record-reply-for",
        open_if=check_takes_replies,
        suggested=today_as("replied_on"),
    ).view
)
