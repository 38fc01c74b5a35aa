"""The report comes in by a one-time link."""

from django.http import HttpResponse
from django.shortcuts import redirect

from goldthread.foundation.access.requests import Request
from goldthread.foundation.one_time_links.forms import AnswerByLink
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.one_time_links.queries import action_for, as_it_is, holder_for, was_sent_by
from goldthread.foundation.one_time_links.views.pages import closed, report_page
from goldthread.foundation.wall.passage import opened


def send(request: Request, asking: Asking) -> HttpResponse:
    """Take the report, once. What is missing is told at its field and leaves the link as good as before."""
    holder = holder_for(asking)
    with opened(actor=holder.pk, reading=[asking.space_id]):
        action = action_for(holder, asking, request.now)
    form = AnswerByLink(request.POST, request.FILES, owners=[asking.agency], seen=action)
    if action is None:
        return _refused(request, asking, form)
    if form.is_valid():
        form.answer(asking=asking, by=holder, at=request.now)
    return _refused(request, asking, form) if form.errors else redirect(request.path)


def _refused(request: Request, asking: Asking, form: AnswerByLink) -> HttpResponse:
    """Say what is wrong with the report, or that the link has ended since the page was asked for."""
    now = as_it_is(asking)
    why_not = now.link.why_not(request.now)
    if not why_not:
        return report_page(request, asking, form)
    return ended(request, now, why_not)


def ended(request: Request, asking: Asking, why_not: str) -> HttpResponse:
    """Thank again whoever sent one form twice; tell anybody else, and show what they typed. The code was entered."""
    if was_sent_by(asking, request.POST.get("key", "")):
        return redirect(request.path)
    return closed(request, asking, why_not)
