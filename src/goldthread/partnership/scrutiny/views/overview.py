"""The page of independent scrutiny: the newest samples, and how challenges stand."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.scrutiny.models import Challenge
from goldthread.partnership.scrutiny.queries import draws_in
from goldthread.partnership.scrutiny.views.in_sight import crumbs_to_scrutiny

NEWEST = 10
"""Draws that are shown here. All are in their list."""


@access(Can.VIEW_WHOLE_PLAN, Can.ANSWER_CHALLENGES)
def overview(request: DeskRequest) -> HttpResponse:
    """Where independent scrutiny stands."""
    space, standing = request.space, request.standing
    draws = list(draws_in(space, standing).order_by("-number")[: NEWEST + 1])
    shown = {
        "draws": draws[:NEWEST],
        "has_more": len(draws) > NEWEST,
        "sees_draws": standing.may(Can.VIEW_WHOLE_PLAN, space.pk),
        "counts": Challenge.objects.visible_to(standing).filter(space=space).counts(request.today),
        "may_scrutinise": standing.may(Can.SCRUTINISE, space.pk),
        "crumbs": crumbs_to_scrutiny(space)[:1],
    }
    return render(request, "scrutiny/overview.html", shown)
