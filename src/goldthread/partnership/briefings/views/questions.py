"""Forms by which a practice question is set and asked, and by which answers become the result of a test."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.briefings.commands.questions import OPEN_DAYS
from goldthread.partnership.briefings.forms.questions import (
    AskRound,
    SendAnotherLink,
    SetQuestion,
    TakeAsResult,
    said_of,
)
from goldthread.partnership.briefings.models import AgencyAsked, Briefing, PracticeQuestion, QuestionRound
from goldthread.partnership.briefings.results import answered_in
from goldthread.partnership.briefings.views.in_sight import place_of, visible_briefing, visible_record
from goldthread.partnership.proof.models import PracticeTest

OF_ROUND = ("question__briefing__review", "question__briefing__space", "question__test")


@access(Can.SEND_BRIEFINGS)
def set_question(request: DeskRequest, pk: int) -> HttpResponse:
    """What staff will be asked."""
    found = visible_briefing(request, pk)
    question = PracticeQuestion.objects.filter(briefing=found).first()
    form = SetQuestion(*sent(request), tests=_tests(request, found), seen=found, initial=said_of(question))
    page = FormPage(
        title="Set the practice question",
        intro="It is asked in two rounds, weeks after the briefing was sent. Say what a good answer is before anybody"
        " is asked: once a round has begun, the question stays as it is.",
        done="The question was set.",
        step=f"set-practice-question-{found.pk}",
        **place_of(request, found, "question"),
    )
    return answered(request, page, form, form.set, briefing=found)


@access(Can.SEND_BRIEFINGS)
def ask(request: DeskRequest, pk: int) -> HttpResponse:
    """The next round begins."""
    found = visible_briefing(request, pk)
    question = get_object_or_404(PracticeQuestion.objects.select_related("briefing", "space"), briefing=found)
    form = AskRound(*sent(request), seen=question)
    page = FormPage(
        title="Ask the practice question",
        intro=f"Each agency to which the briefing was sent gets a link to pass on. It works for {OPEN_DAYS} days.",
        button="Ask it now",
        done="The links were sent.",
        **place_of(request, found, "question"),
    )
    return answered(request, page, form, form.ask, question=question)


@access(Can.SEND_BRIEFINGS)
def another_link(request: DeskRequest, pk: int) -> HttpResponse:
    """A link was lost or went astray."""
    rows = AgencyAsked.objects.visible_to(request.standing)
    related = [f"round__{name}" for name in OF_ROUND]
    asked = visible_record(request, rows, "agency", "link__agency", *related, pk=pk)
    form = SendAnotherLink(*sent(request), seen=asked)
    page = FormPage(
        title="Send another link",
        intro=f"The link that {asked.agency} has stops working at once, and another goes to it. Answers given stay.",
        button="Send another link",
        done="Another link was sent.",
        **place_of(request, asked.round.question.briefing, "question"),
    )
    return answered(request, page, form, form.send, asked=asked)


@access(Can.RECORD_LEARNING)
def take_result(request: DeskRequest, pk: int) -> HttpResponse:
    """The answers of a round become the result of the test that was named."""
    rows = QuestionRound.objects.visible_to(request.standing)
    found: QuestionRound = visible_record(request, rows, *OF_ROUND, pk=pk)
    form = TakeAsResult(*sent(request), seen=found)
    page = FormPage(
        title="Take the answers as a result",
        intro=_what_is_taken(found),
        button="Take them as the result",
        done="The answers are a result of the test now.",
        **place_of(request, found.question.briefing, "question"),
    )
    return answered(request, page, form, form.take, round_=found)


def _what_is_taken(found: QuestionRound) -> str:
    said = answered_in(found)
    if said.share is None:
        return "Nobody answered in this round."
    return f"{said.good} of {said.answers} answers were good: {said.share.normalize():f}%. Test: {found.question.test}."


def _tests(request: DeskRequest, found: Briefing) -> Any:
    tests = PracticeTest.objects.visible_to(request.standing).standing()
    return tests.filter(space=request.space, outcome__review=found.review_id).order_by("pk")
