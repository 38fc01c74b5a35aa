"""The first page of a partnership."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.governance.queries.overview import overview_of


@access(Can.VIEW_PARTNERSHIP)
def partnership(request: DeskRequest) -> HttpResponse:
    """What the partnership is, who its partners are, and the way to everything else."""
    space = request.space
    found = {
        "overview": overview_of(space.pk, request.today),
        "can": {can.name: request.standing.may(can, space.pk) for can in Can},
    }
    return render(request, "governance/overview.html", found)
