"""The pages of a one-time link: the code, what is owed, why it is closed, and thanks."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.requests import Request
from goldthread.foundation.actions.models import Action
from goldthread.foundation.drafts.drafting import as_typed, asked
from goldthread.foundation.one_time_links.forms import AnswerByLink, EnterCode
from goldthread.foundation.one_time_links.letters import in_words_of_due
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.one_time_links.queries import action_for, as_it_is, evidence_with, holder_for, more_asked
from goldthread.foundation.progress.next_steps import SETTLED
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.answers import in_words
from goldthread.foundation.wall.passage import opened


def ask_code(request: Request, asking: Asking, form: EnterCode) -> HttpResponse:
    """Who asks whom, and a box for the code. What was typed into a report before is carried along unseen."""
    carried = asked(_typed(request, asking), request.POST) if has_typed(request) else {}
    page = {"asking": asking, "form": form, "carried": carried}
    return render(request, "one_time_links/code.html", page)


def report_page(request: Request, asking: Asking, form: AnswerByLink | None = None) -> HttpResponse:
    """What is owed, and the form of the report. Without one that was sent, a new one with what was carried along."""
    holder = holder_for(asking)
    with opened(actor=holder.pk, reading=[asking.space_id]):
        action = action_for(holder, asking, request.now)
        if action is None or action.status in SETTLED:
            # The link itself may have ended since it was opened a moment ago; then nothing is said of the action.
            return closed(request, asking, as_it_is(asking).link.why_not(request.now) or _nothing_owed(asking, action))
        note_read(action, "one-time link")
        form = form or _new(request, asking, action)
        page = {
            "asking": asking,
            "action": action,
            "due": in_words_of_due(action),
            "more_asked": more_asked(action),
            "form": form,
        }
        return render(request, "one_time_links/report.html", page)


def closed(request: Request, asking: Asking, why: str) -> HttpResponse:
    """Why it takes no answer and whom to ask; what somebody has just typed is shown so that it is not lost."""
    typed = _said(_typed(request, asking)) if has_typed(request) else []
    return render(request, "one_time_links/closed.html", {"asking": asking, "why": why, "typed": typed}, status=410)


def thanks(request: Request, asking: Asking) -> HttpResponse:
    """What was sent, for the browser that entered the code, and what happens next."""
    page = {"asking": asking, "report": asking.report, "shown": evidence_with(asking)}
    return render(request, "one_time_links/thanks.html", page)


def has_typed(request: Request) -> bool:
    """Whether a report came with the request, alone or carried along with the code."""
    return "report" in request.POST


def _new(request: Request, asking: Asking, action: Action) -> AnswerByLink:
    form = AnswerByLink(owners=[asking.agency], seen=action, suggested={"done_on": request.today})
    if has_typed(request):
        form.initial.update(as_typed(form, asked(form, request.POST)))
    return form


def _typed(request: Request, asking: Asking) -> AnswerByLink:
    return AnswerByLink(request.POST, owners=[asking.agency])


def _said(form: AnswerByLink) -> list[tuple[str, str]]:
    """Each answer that was typed, in words."""
    boxes = [box for box in form.visible_fields() if form.asks(box.name) and box.name != "file"]
    told = [(str(box.label), in_words(box, box.value())) for box in boxes]
    return [(label, words) for label, words in told if words]


def _nothing_owed(asking: Asking, action: Action | None) -> str:
    if action is None:
        return f"{asking.agency.name} does not owe this action any more, so there is nothing to answer."
    return f"This action is now marked “{action.get_status_display()}”, so there is nothing to answer."
