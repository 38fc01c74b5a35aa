"""Pages of whoever runs the plan: what is late, and what waits for a judgement."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.progress.late import late_in
from goldthread.foundation.progress.waiting import how_many_wait, waiting_in


@access(Can.VIEW_WHOLE_PLAN)
def late(request: DeskRequest) -> HttpResponse:
    """By agency, group and source. A lead, who sees one agency's actions, finds what is late in their own list."""
    space, standing = request.space, request.standing
    waiting = how_many_wait([space.pk], standing, request.today).get(space.pk)
    shown = {"late": late_in(space, standing, request.today), "waiting": waiting}
    return render(request, "progress/late.html", shown)


@access(Can.JUDGE_EVIDENCE)
def waiting(request: DeskRequest) -> HttpResponse:
    """Why actions wait, how many for each reason, and the oldest of them."""
    found = waiting_in(request.space, request.standing, request.today)
    return render(request, "progress/waiting.html", {"parts": found, "count": sum(one.count for one in found)})
