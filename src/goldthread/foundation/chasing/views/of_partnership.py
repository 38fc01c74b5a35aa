"""How a partnership chases: how soon, and through whom each agency."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.chasing.forms import SetPace
from goldthread.foundation.chasing.models import ChasingPace
from goldthread.foundation.chasing.rule import Pace
from goldthread.foundation.chasing.shown import how_chased, may_set_for
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage


@access(Can.SET_CHASING)
def chasing(request: DeskRequest) -> HttpResponse:
    """Each agency that the person may say it of, those first for which nobody can be chased."""
    space = request.space
    agencies = may_set_for(request.standing, space, agencies_on(space.pk, request.today))
    rows = sorted(how_chased(space, agencies, request.today), key=lambda one: one.is_reached)
    said = ChasingPace.objects.filter(space=space).first()
    page = {"rows": rows, "pace": said.pace if said else Pace(), "runs": _runs(request)}
    return render(request, "chasing/chasing.html", page)


@access(Can.SET_CHASING)
def pace(request: DeskRequest) -> HttpResponse:
    """How soon, which whoever runs the plan says."""
    if not _runs(request):
        raise Http404
    said = ChasingPace.objects.filter(space=request.space).first()
    now = said.pace if said else Pace()
    days = {"soon_days": now.soon_days, "escalated_after_days": now.escalated_after_days}
    form = SetPace(*sent(request), suggested=days)
    back = reverse("chasing", args=[request.space.slug])
    page = FormPage(
        title="How soon people are chased",
        back=back,
        done="The days were saved.",
        crumbs=[{"text": "Chasing", "href": back}],
    )
    return answered(request, page, form, form.set, space=request.space)


def _runs(request: DeskRequest) -> bool:
    return request.space.pk in request.standing.whole_spaces_where(Can.SET_CHASING)
