"""The page of independent scrutiny: every sample that was drawn, and how challenges stand."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.scrutiny.models import Challenge
from goldthread.partnership.scrutiny.queries import draws_in
from goldthread.partnership.scrutiny.views.in_sight import crumbs_to_scrutiny


@access(Can.VIEW_WHOLE_PLAN, Can.ANSWER_CHALLENGES)
def overview(request: DeskRequest) -> HttpResponse:
    """Where independent scrutiny stands."""
    space, standing = request.space, request.standing
    states = [one.state_on(request.today) for one in Challenge.objects.visible_to(standing).filter(space=space)]
    shown = {
        "draws": draws_in(space, standing),
        "sees_draws": standing.may(Can.VIEW_WHOLE_PLAN, space.pk),
        "counts": {state: states.count(state) for state in ("late", *Challenge.Stage.values)},
        "may_scrutinise": standing.may(Can.SCRUTINISE, space.pk),
        "crumbs": crumbs_to_scrutiny(space)[:1],
    }
    return render(request, "scrutiny/overview.html", shown)
