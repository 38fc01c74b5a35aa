"""What other areas told: the list of a pathway, each by itself, and what is made of it here."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.cases.casework.permissions import runs
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathway_or_404
from goldthread.cases.disclosures.commands.answering import check_stands
from goldthread.cases.disclosures.forms import AnswerForm, PutWithCaseForm
from goldthread.cases.disclosures.lists import TITLE, told_page
from goldthread.cases.disclosures.models import Received
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import forms_about
from goldthread.foundation.grants.opening import check_purpose
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken


@access(Can.VIEW_CASES)
def told_by_areas(request: DeskRequest, pathway: str) -> HttpResponse:
    """For those who run the pathway here: what they were told of such cases elsewhere."""
    rules = pathway_or_404(request, pathway)
    if not runs(rules, Can.VIEW_CASES, request.standing, request.space.pk):
        raise Http404
    rows = Received.objects.visible_to(request.standing).filter(space=request.space, pathway=rules.code)
    return respond(
        request,
        told_page(rules),
        rows.select_related("space", "case"),
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        crumbs=crumbs_to_pathway(request, rules),
    )


def _found(request: DeskRequest, pathway: str, pk: int, shown: str = "form") -> Received:
    """What belongs to a restricted case here is opened as that case is."""
    rules = pathway_or_404(request, pathway)
    rows = Received.objects.visible_to(request.standing).filter(space=request.space, pathway=rules.code)
    found = get_object_or_404(rows.select_related("case"), pk=pk)
    found.space = request.space
    if found.case is not None:
        found.case.space = request.space
        check_purpose(request, found.case)
    note_read(found, shown)
    return found


@access(Can.VIEW_CASES)
def told_by_area(request: DeskRequest, pathway: str, pk: int) -> HttpResponse:
    """What another area told, as it read on that day."""
    found = _found(request, pathway, pk, "what another area told")
    shown = {
        "received": found,
        "may_answer": not found.is_taken_back and _may_record(request, found),
        "crumbs": _crumbs(request, found),
    }
    return render(request, "disclosures/received.html", shown)


def _may_record(request: DeskRequest, found: Received) -> bool:
    return runs(found.rules, Can.RECORD_CASES, request.standing, found.space_id)


def _to_answer(request: DeskRequest, pathway: str, pk: int) -> Received:
    found = _found(request, pathway, pk)
    if not _may_record(request, found):
        raise Http404
    return found


def _crumbs(request: DeskRequest, found: Received) -> list[dict[str, str]]:
    return crumbs_to_pathway(request, found.rules)


def _place(request: DeskRequest, found: Received) -> dict[str, Any]:
    return {
        "caption": f"{TITLE}: {found}",
        "back": found.get_absolute_url(),
        "crumbs": _crumbs(request, found),
    }


_form = forms_about(Can.RECORD_CASES, find=_to_answer, place=_place, given="received", open_if=check_stands)


def _as_answered(found: Received) -> dict[str, Any]:
    return {"answer": found.answer, "words": found.answer_words, "reference": found.reference_there}


answer = _form(
    form=AnswerForm,
    send=AnswerForm.send,
    now=_as_answered,
    title="Answer the other area",
    intro="They read what you say here, and nothing else of your cases. If you answer again, your last answer counts.",
    button="Send the answer",
    done="Your answer is on its way.",
)

put = _form(
    form=PutWithCaseForm,
    send=PutWithCaseForm.put,
    now=lambda found: {"reference": found.case.reference if found.case else ""},
    title="Put it with a case here",
    intro="It then stands on the page of that case, and whoever reads all of the case reads it. The other area is not"
    " told which case it is.",
    button="Put it with the case",
    done="It was put with the case.",
)
