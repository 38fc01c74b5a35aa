"""What an open link opens: one question, answered without an account or a name. A GET writes nothing."""

from datetime import timedelta
from typing import Any

from django.db.models.functions import Now
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldthread.foundation.access.doors import access, public
from goldthread.foundation.access.requests import Request
from goldthread.foundation.one_time_links.views.link import kept_nowhere
from goldthread.foundation.passes.holder import PassHolder
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.queries import pass_behind
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.errors import error_page
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.forms.questions import Answer
from goldthread.partnership.briefings.models import AgencyAsked, AnswerChoice, PracticeAnswer
from goldthread.partnership.briefings.rounds import why_closed

MOST_ANSWERS, MOST_A_MINUTE = 2_000, 60
FULL = f"{MOST_ANSWERS:,} answers came by this link, which is the most that it takes. Ask for another one."
TOO_MANY = (
    "Too many answers",
    "Many answers came by this link within a minute.",
    "Wait a minute, then go back and send yours again.",
)
SENT = "sent"
NO_ANSWER, OVER = "This link takes no answer", "This question is closed"
UNTIL = "It took answers until {day}. Here is what a good answer was."


@access(
    public("whoever the briefing reached answers without an account; the link holds a secret and takes answers only")
)
@kept_nowhere
def answer(request: Request, text: str) -> HttpResponse:
    """Show the question, take an answer, or say why not."""
    link = pass_behind(text, PassKind.OPEN_LINK)
    if link is None or link.about_id is None:
        raise Http404
    with opened(actor=SYSTEM_ACTOR, reading=[link.space_id]):
        related = ("round__question", "agency", "space", "link__agency")
        asked = AgencyAsked.objects.filter(pk=link.about_id).select_related(*related).first()
        if asked is None:
            raise Http404
        choices = list(AnswerChoice.objects.filter(question=asked.round.question_id).order_by("position"))
        if why_not := link.why_not(request.now) or _full(asked):
            return _closed(request, asked, choices, why_not)
        if request.method == "POST" and _is_flooded(asked):
            return error_page(429, request, TOO_MANY, with_frame=False)
    form = Answer(request.POST if request.method == "POST" else None, choices=choices)
    if form.is_bound and form.is_valid():
        holder = PassHolder(link.pk, link.space_id, str(link))
        form.answer(asked=asked, by=holder, at=request.now)
        if not form.errors:
            return redirect(f"{request.path}?{SENT}=yes")
    shown: dict[str, Any] = {"asked": asked, "form": form}
    is_sent = request.method != "POST" and SENT in request.GET
    return render(request, "briefings/thanks.html" if is_sent else "briefings/question.html", shown)


def _closed(request: Request, asked: AgencyAsked, choices: list[AnswerChoice], why_not: str) -> HttpResponse:
    """Why it takes no answer; once the round is over, what a good answer was."""
    shown: dict[str, Any] = {"asked": asked, "why": why_not, "title": NO_ANSWER, "good": []}
    if why_closed(asked.round, request.today):
        # Nothing is to be asked for: no link takes an answer any more.
        why = UNTIL.format(day=in_words(asked.round.closes_on))
        shown |= {"title": OVER, "why": why, "good": [one.words for one in choices if one.is_good]}
    return render(request, "briefings/closed.html", shown, status=410)


def _full(asked: AgencyAsked) -> str:
    return FULL if PracticeAnswer.objects.filter(asked=asked).count() >= MOST_ANSWERS else ""


def _is_flooded(asked: AgencyAsked) -> bool:
    """By the database's own clock, which nobody can set."""
    lately = PracticeAnswer.objects.filter(asked=asked, recorded_at__gte=Now() - timedelta(minutes=1))
    return lately.count() >= MOST_A_MINUTE
