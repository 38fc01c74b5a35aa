"""The list of matters and the page of one, for those who answer for information rights alone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.jobs.watching import is_watched, watched
from goldthread.partnership.rights.models import ClockStop, Extension, LogEntry, Matter, settings_of
from goldthread.partnership.rights.running import IN_MONTHS, open_matters, running
from goldthread.partnership.rights.views.in_sight import crumbs_to_rights, visible_matter
from goldthread.partnership.rights.views.parts import PARTS

MOST_CLOSED = 50
"""The last that were closed."""


@access(Can.ANSWER_RIGHTS)
def rights(request: DeskRequest) -> HttpResponse:
    """What is open, the first due first, and what was closed last."""
    closed = (
        Matter.objects.visible_to(request.standing)
        .filter(space=request.space)
        .exclude(closed_at=None)
        .select_related("space")
    )
    shown = {
        "crumbs": crumbs_to_rights(request.space)[:-1],
        "open": open_matters(request.standing, request.now, request.space),
        "closed": running(closed.order_by("-closed_at", "pk")[:MOST_CLOSED], request.now),
        "settings": settings_of(request.space.pk),
    }
    return render(request, "rights/rights.html", shown)


@access(Can.ANSWER_RIGHTS)
def matter(request: DeskRequest, pk: int) -> HttpResponse:
    """One matter: its clock, what is peculiar to its kind, and its log."""
    found = visible_matter(request, pk, "page")
    template, part_of = PARTS[found.kind]
    part = part_of(found, request)
    shown: dict[str, Any] = {
        "crumbs": crumbs_to_rights(request.space),
        "matter": found,
        "running": running([found], request.now)[0],
        "in_months": found.kind in IN_MONTHS,
        "stops": ClockStop.objects.filter(matter=found).order_by("from_on", "pk"),
        "extension": Extension.objects.filter(matter=found).first(),
        "log": LogEntry.objects.filter(matter=found).select_related("by").order_by("-id"),
        "watch": is_watched(request),
        **part,
    }
    answer = render(request, template, shown)
    return watched(request, answer) if part.get("is_waiting") else answer
