"""Requests as whoever runs the cases sees them: one with its lanes, all of them, and counts agency by agency."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.views.in_sight import crumbs_to_case
from goldthread.cases.requests.lists import by_agency_page, of_desk_page
from goldthread.cases.requests.queries import (
    counted_by_agency,
    lanes_in,
    lanes_of,
    links_of,
    may_oversee,
    unreached_in,
)
from goldthread.cases.requests.views.in_sight import visible_request
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(Can.VIEW_CASES)
def request_page(request: DeskRequest, pk: int) -> HttpResponse:
    """What was asked of whom on which basis, how each lane stands, and all that was replied."""
    asked, standing = visible_request(request, pk, "request page"), request.standing
    lanes = lanes_of(asked, request.now)
    may_share = may_in(asked.case, Can.SHARE_CASES, standing, by_agency=False)
    shown = {
        "asked": asked,
        "lanes": lanes,
        "links": links_of(lanes, request.now, may_revoke=may_share),
        "unreached": unreached_in(lanes, request.now),
        "may_share": may_share,
        "may_withdraw": may_share and any(lane.is_waiting for lane in lanes),
        "may_record": may_in(asked.case, Can.RECORD_CASES, standing, by_agency=False),
        "crumbs": crumbs_to_case(request, asked.case),
    }
    return render(request, "requests/request.html", shown)


@access(Can.VIEW_CASES)
def requests(request: DeskRequest) -> HttpResponse:
    """Every lane of the cases that a person runs or oversees."""
    _must_oversee(request)
    space, standing = request.space, request.standing
    agencies = Agency.objects.filter(space=space).order_by("name").values_list("pk", "name")
    return respond(
        request,
        of_desk_page(agencies),
        lanes_in(space, standing, request.now),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="requests/requests.html",
        crumbs=_crumbs(request),
    )


@access(Can.VIEW_CASES)
def by_agency(request: DeskRequest) -> HttpResponse:
    """Who replies, who knows nothing, and who does not reply."""
    _must_oversee(request)
    space, standing = request.space, request.standing
    lanes = reverse("case_requests", args=[space.slug])
    return respond(
        request,
        by_agency_page(lambda agency: f"{lanes}?agency={agency.pk}"),
        counted_by_agency(space, standing, request.now),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        crumbs=[*_crumbs(request), {"text": "Information requests", "href": lanes}],
    )


def _must_oversee(request: DeskRequest) -> None:
    """An agency sees its own lanes on a list of its own."""
    if not may_oversee(request.space, request.standing):
        raise Http404


def _crumbs(request: DeskRequest) -> list[dict[str, str]]:
    space = request.space
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Cases", "href": reverse("pathways", args=[space.slug])},
    ]
