"""A request or lane by its address, as far as a person may see it: anything else does not exist."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.views.in_sight import careful_in, crumbs_to_case
from goldthread.cases.requests.asked_fields import asks_in
from goldthread.cases.requests.models import InformationRequest, Lane, LaneLink, LaneReply
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.grants.opening import check_purpose, note_opened


def visible_request(request: DeskRequest, pk: int, shown: str = "form") -> InformationRequest:
    rows = InformationRequest.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.select_related("space", "case__space"), pk=pk)
    check_purpose(request, found.case)
    note_opened(request, found, shown, found.case)
    return found


def lane_of_desk(request: DeskRequest, pk: int, verb: Can) -> Lane:
    """One of a case in which a person may do this, for whoever runs it."""
    rows = Lane.objects.of_desk(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.with_names().with_state(request.now), pk=pk)
    if not may_in(found.request.case, verb, request.standing, by_agency=False):
        raise Http404
    check_purpose(request, found.request.case)
    note_opened(request, found, "form", found.request.case)
    return found


def link_of_desk(request: DeskRequest, pk: int) -> LaneLink:
    """A link that was sent to a lane, for whoever may end it."""
    rows = LaneLink.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.select_related("space", "agency", "link__agency"), pk=pk)
    found.lane = lane_of_desk(request, found.lane_id, Can.SHARE_CASES)
    return found


def reply_of_desk(request: DeskRequest, pk: int) -> LaneReply:
    """What came in a lane, for whoever may share it."""
    rows = LaneReply.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.select_related("space", "agency"), pk=pk)
    found.lane = lane_of_desk(request, found.lane_id, Can.SHARE_CASES)
    note_opened(request, found, "form", found.lane.request.case)
    return found


def lane_of_agency(request: DeskRequest, pk: int) -> Lane:
    """One of an agency for which a person may reply; another agency's is not there."""
    rows = Lane.objects.of_agencies(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.with_names().with_state(request.now), pk=pk)
    note_opened(request, found, "request to an agency", found.request.case)
    return found


def crumbs_to_request(request: DeskRequest, asked: InformationRequest) -> list[dict[str, str]]:
    here = {"text": f"Request {asked.number}", "href": asked.get_absolute_url()}
    return [*crumbs_to_case(request, asked.case), here]


def crumbs_to_us(request: DeskRequest) -> list[dict[str, str]]:
    space = request.space
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Requests to your agency", "href": reverse("requests_to_us", args=[space.slug])},
    ]


def careful_in_lane(request: DeskRequest, lane: Lane) -> dict[str, Any]:
    """What the form of a reply is told: what the agency is to fill in, and that no reply names anybody where nobody is
    named in the case yet.
    """
    return {**careful_in(request, lane.request.case), "asks": asks_in(lane)}
