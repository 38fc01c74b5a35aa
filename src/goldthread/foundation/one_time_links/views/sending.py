"""The answer comes in by a one-time link."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from goldthread.foundation.access.requests import Request
from goldthread.foundation.one_time_links.kinds import kind_of
from goldthread.foundation.one_time_links.queries import as_it_is, holder_for, was_sent_by
from goldthread.foundation.one_time_links.views.pages import answer_page, closed
from goldthread.foundation.wall.passage import opened


def send(request: Request, asking: Any) -> HttpResponse:
    """Take the answer, once. What is missing is told at its field and leaves the link as good as before."""
    kind, holder = kind_of(asking), holder_for(asking)
    with opened(actor=holder.pk, reading=[asking.space_id]):
        record = kind.find(holder, asking, request.now)
        options = {} if record is None else kind.options(record, request.now)
    form: Any = kind.form(request.POST, request.FILES, asking=asking, seen=record, **options)
    if record is None:
        return _refused(request, asking, form)
    if form.is_valid():
        form.send_answer(asking=asking, by=holder, at=request.now)
    return _refused(request, asking, form) if form.errors else redirect(request.path)


def _refused(request: Request, asking: Any, form: Any) -> HttpResponse:
    """Say what is wrong with the answer, or that the link has ended since the page was asked for."""
    now = as_it_is(asking)
    why_not = now.link.why_not(request.now)
    if not why_not:
        return answer_page(request, asking, form)
    return ended(request, now, why_not)


def ended(request: Request, asking: Any, why_not: str) -> HttpResponse:
    """Thank again whoever sent one form twice; tell anybody else, and show what they typed. The code was entered."""
    if was_sent_by(asking, request.POST.get("key", "")):
        return redirect(request.path)
    return closed(request, asking, why_not)
