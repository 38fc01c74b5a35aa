"""A letter of a case: made from the page of a record, and looked up afterwards."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.cases.casework.commands.stepping import CASE_WORK
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.views.in_sight import (
    READERS,
    crumbs_to_case,
    visible_case,
    visible_record,
)
from goldthread.cases.letters.commands import check_may_be_left
from goldthread.cases.letters.forms import LeaveForm, LetterForm
from goldthread.cases.letters.kinds import kind_of
from goldthread.cases.letters.making import content_of
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.owing import LEFT
from goldthread.cases.letters.told import Told, is_owed_by, is_read_by, told_of
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.composing import Typed, fields_of
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.documents.models import layout_of, template_of
from goldthread.foundation.documents.rendering.chart import alternative
from goldthread.foundation.documents.rendering.page import picture_of
from goldthread.foundation.form_pages.about import SHUT
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.grants.opening import note_opened
from goldthread.foundation.jobs.watching import is_watched, watched

DRAWING = {"picture_of": picture_of, "alternative": alternative}


@access(*CASE_WORK)
def make_case_letter(request: DeskRequest, reference: str, step: str, pk: int, letter: str) -> HttpResponse:
    """Look at what a letter says now, add words where it needs any, and have it made."""
    case = visible_case(request, reference)
    told = _told(request, case, step, pk, letter)
    kind, space = kind_of(case.rules, told.letter), request.space
    fields = fields_of(kind, Asked(told, space, request.standing, request.today))
    form = LetterForm(*sent(request), kind=kind, layout=layout_of(template_of(space, kind), kind), fields=fields)
    content = content_of(told, request.standing, request.today, Typed())
    page = FormPage(
        title=f"Make the letter: {told.letter.title}",
        caption=case.reference,
        intro="It is kept as it is made, as PDF and Word file, and never changes after. Nothing is sent: you print it"
        " or send it yourself.",
        button="Make the letter",
        back=reverse("case_record", args=[space.slug, case.reference, step, pk]),
        crumbs=crumbs_to_case(request, case),
        to=lambda made: reverse("case_letter", args=[space.slug, case.reference, made]),
        template="letters/make.html",
        more={"content": content, "way_out": _way_out(request, told), **DRAWING},
    )
    return answered(request, page, form, form.order, case=case, record=told.record, letter=letter)


@access(*CASE_WORK)
def leave_case_letter(request: DeskRequest, reference: str, step: str, pk: int, letter: str) -> HttpResponse:
    """Say why a letter that is owed in a closed case will not be made."""
    case = visible_case(request, reference)
    told = _told(request, case, step, pk, letter)
    form = LeaveForm(*sent(request))
    page = FormPage(
        title=f"This letter will not be made: {told.letter.title}",
        caption=case.reference,
        intro="Nobody is asked for it any more. The reason is kept with the letters of the case.",
        done="It was recorded.",
        back=case.get_absolute_url(),
        crumbs=crumbs_to_case(request, case),
    )
    if request.method != "POST" and (why := _why_not_left(told)):
        return render(request, SHUT, {"page": page, "why": why, "crumbs": page.crumbs})
    return answered(request, page, form, form.leave, case=case, record=told.record, letter=letter)


def _way_out(request: DeskRequest, told: Told) -> str:
    """Where it is said that the letter will not be made; nothing while nobody may say so."""
    return "" if _why_not_left(told) else f"{request.path}{LEFT}"


def _why_not_left(told: Told) -> str:
    try:
        check_may_be_left(told.case, told.letter, told.record.pk)
    except Refused as why:
        return str(why)
    return ""


@access(*READERS)
def case_letter(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    """One letter as it was made, with its files."""
    case = visible_case(request, reference, "case letter")
    rows = CaseLetter.objects.visible_to(request.standing).filter(space=request.space, case=case)
    found = get_object_or_404(rows.select_related("space"), pk=pk)
    found.case = case
    note_opened(request, found, "letter", case)
    record = reverse("case_record", args=[request.space.slug, case.reference, found.step, found.record_id])
    shown: dict[str, Any] = {
        "letter": found,
        "case": case,
        "content": found.as_made if found.is_made else None,
        "files": list(found.files.select_related("file").order_by("pk")) if found.is_made else [],
        "record": record,
        "watch": is_watched(request),
        "crumbs": crumbs_to_case(request, case),
        **DRAWING,
    }
    answer = render(request, "letters/letter.html", shown)
    return watched(request, answer) if found.is_waiting else answer


def _told(request: DeskRequest, case: Case, step: str, pk: int, letter: str) -> Told:
    """What the letter is about, for whoever may make it; to others there is no such page."""
    declared, record = visible_record(request, case, step, pk)
    found = next((one for one in case.rules.letters_of(declared.code) if one.code == letter), None)
    may_make = may_in(case, declared.by, request.standing, by_agency=declared.by_agency)
    if found is None or not may_make or not is_owed_by(found, record):
        raise Http404
    told = told_of(found, case, declared, record, request.standing)
    if not is_read_by(told, request.standing):
        raise Http404
    return told
