"""Jobs that were not done, for those who may have them tried again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.commands import give_job_up, try_job_again
from goldthread.foundation.jobs.job import JOBS
from goldthread.foundation.jobs.lists import jobs_page
from goldthread.foundation.jobs.models import JobDecision
from goldthread.foundation.jobs.troubled import UNKNOWN, about, declared, of_space, state_words, troubled, worker_lives
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken

SHOWN = 10


@access(Can.MANAGE_JOBS)
def jobs(request: DeskRequest) -> HttpResponse:
    """Those that work for this partnership, with what was decided lately."""
    decided = (
        JobDecision.objects.filter(space=request.space).select_related("decided_by").order_by("-decided_at", "-pk")
    )
    return respond(
        request,
        jobs_page(request.space),
        of_space(troubled(request.now), request.space),
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        template="jobs/jobs.html",
        worker_lives=worker_lives(request.now),
        decided=[(one, JOBS.get(one.job_name, UNKNOWN).does) for one in decided[:SHOWN]],
    )


@access(Can.MANAGE_JOBS)
def job(request: DeskRequest, pk: int) -> HttpResponse:
    """One of them, and what can be done about it."""
    found = get_object_or_404(of_space(troubled(request.now), request.space), pk=pk)
    shown = {
        "job": found,
        "said": declared(found),
        "about": about(found),
        "state": state_words(found),
        "worker_lives": worker_lives(request.now),
        "crumbs": [{"text": "Jobs that were not done", "href": reverse("jobs", args=[request.space.slug])}],
    }
    return render(request, "jobs/job.html", shown)


@require_POST
@access(Can.MANAGE_JOBS)
def try_again(request: DeskRequest, pk: int) -> HttpResponse:
    """Have it done once more."""
    return _decided(request, pk, try_job_again, "The job will be tried again now. If it is done, it leaves this list.")


@require_POST
@access(Can.MANAGE_JOBS)
def give_up(request: DeskRequest, pk: int) -> HttpResponse:
    """Have it not done any more."""
    return _decided(request, pk, give_job_up, "The job was given up.")


def _decided(request: DeskRequest, pk: int, decide: Callable[..., Any], words: str) -> HttpResponse:
    try:
        decide(space=request.space, number=pk, by=request.user, at=request.now)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect("jobs", request.space.slug)
