"""The pages of a one-time link: the code, what is asked, why it is closed, and thanks."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.requests import Request
from goldthread.foundation.drafts.drafting import as_typed, asked
from goldthread.foundation.one_time_links.forms import EnterCode
from goldthread.foundation.one_time_links.kinds import AskedKind, kind_of
from goldthread.foundation.one_time_links.queries import as_it_is, holder_for
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.answers import in_words
from goldthread.foundation.wall.passage import opened


def ask_code(request: Request, asking: Any, form: EnterCode) -> HttpResponse:
    """Who asks whom, and a box for the code. What was typed into an answer before is carried along unseen."""
    carried = asked(_typed(request, asking), request.POST) if has_typed(request, asking) else {}
    page = {"asking": asking, "form": form, "carried": carried}
    return render(request, "one_time_links/code.html", page)


def answer_page(request: Request, asking: Any, form: Any = None) -> HttpResponse:
    """What is asked, and the form of the answer. Without one that was sent, a new one with what was carried along."""
    kind, holder = kind_of(asking), holder_for(asking)
    with opened(actor=holder.pk, reading=[asking.space_id]):
        record = kind.find(holder, asking, request.now)
        if why := kind.over(asking, record):
            # The link itself may have ended since it was opened a moment ago; then nothing is said of the record.
            return closed(request, asking, as_it_is(asking).link.why_not(request.now) or why)
        note_read(record, "one-time link")
        form = form or _new(request, kind, asking, record)
        return render(request, kind.page, {"asking": asking, "form": form, **kind.shown(asking, record)})


def closed(request: Request, asking: Any, why: str) -> HttpResponse:
    """Why it takes no answer and whom to ask; what somebody has just typed is shown so that it is not lost."""
    typed = _said(_typed(request, asking)) if has_typed(request, asking) else []
    return render(request, "one_time_links/closed.html", {"asking": asking, "why": why, "typed": typed}, status=410)


def thanks(request: Request, asking: Any) -> HttpResponse:
    """What was sent, for the browser that entered the code, and what happens next."""
    kind = kind_of(asking)
    return render(request, kind.thanks, {"asking": asking, **kind.told(asking)})


def has_typed(request: Request, asking: Any) -> bool:
    """Whether an answer came with the request, alone or carried along with the code."""
    return kind_of(asking).has_typed(request.POST)


def _new(request: Request, kind: AskedKind, asking: Any, record: Any) -> Any:
    options = kind.options(record, request.now)
    form = kind.form(asking=asking, seen=record, suggested=kind.suggested(request), **options)
    if has_typed(request, asking):
        form.initial.update(as_typed(form, asked(form, request.POST)))
    return form


def _typed(request: Request, asking: Any) -> Any:
    return kind_of(asking).form(request.POST, asking=asking)


def _said(form: Any) -> list[tuple[str, str]]:
    """Each answer that was typed, in words."""
    boxes = [box for box in form.visible_fields() if form.asks(box.name) and box.name != "file"]
    told = [(str(box.label), in_words(box, box.value())) for box in boxes]
    return [(label, words) for label, words in told if words]
