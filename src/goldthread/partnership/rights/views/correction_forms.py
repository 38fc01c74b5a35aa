"""Forms about corrections, complaints and requests for public information."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.looking.words import called
from goldthread.partnership.rights.forms.corrections import (
    AnswerComplaint,
    DecideCorrection,
    OnADay,
    RaiseAction,
    RecordComplaint,
    RecordCorrection,
    RecordInformationRequest,
    ReviewComplaint,
    TellOfCorrection,
)
from goldthread.partnership.rights.models import Complaint, Correction
from goldthread.partnership.rights.noted import visible_record
from goldthread.partnership.rights.views.access_forms import to_matter
from goldthread.partnership.rights.views.in_sight import crumbs_to_rights, place_of, visible_matter, visible_of


@access(Can.ANSWER_RIGHTS)
def record_correction(request: DeskRequest) -> HttpResponse:
    """Something that has no page here is said to be wrong."""
    return _correction(request, RecordCorrection(*sent(request), suggested={"received_on": request.today}))


@access(Can.ANSWER_RIGHTS)
def record_correction_of(request: DeskRequest, kind: str, record: int) -> HttpResponse:
    """A record that has a page is said to be wrong."""
    found = visible_record(kind, record, request.standing, request.space)
    if found is None:
        raise Http404
    suggested = {"received_on": request.today, "named": f"{called(found)}: {found}"[:400]}
    return _correction(request, RecordCorrection(*sent(request), record=found, suggested=suggested))


@access(Can.ANSWER_RIGHTS)
def decide_correction(request: DeskRequest, pk: int) -> HttpResponse:
    """Corrected, noted or refused."""
    correction = visible_of(Correction, request, pk)
    form = DecideCorrection(*sent(request), seen=correction)
    page = FormPage(
        title="Decide about the correction",
        intro="If the record is wrong, correct it on its own page first. What it said before is never erased.",
        done="The decision was recorded.",
        **place_of(request, correction.matter, "decision"),
    )
    return answered(request, page, form, form.decide, correction=correction)


@access(Can.ANSWER_RIGHTS)
def tell_of_correction(request: DeskRequest, pk: int) -> HttpResponse:
    """Whoever asked was told."""
    correction = visible_of(Correction, request, pk)
    form = TellOfCorrection(*sent(request), seen=correction, suggested={"told_on": request.today})
    page = FormPage(
        title="Record that the person was told",
        done="It was recorded.",
        **place_of(request, correction.matter, "decision"),
    )
    return answered(request, page, form, form.tell, correction=correction)


@access(Can.ANSWER_RIGHTS)
def record_complaint(request: DeskRequest) -> HttpResponse:
    """Somebody complains."""
    form = RecordComplaint(*sent(request), suggested={"received_on": request.today})
    page = FormPage(title="Record a complaint about personal data", **_new(request))
    return answered(request, page, form, form.record, space=request.space)


@access(Can.ANSWER_RIGHTS)
def record_information_request(request: DeskRequest) -> HttpResponse:
    """Somebody asks for public information."""
    form = RecordInformationRequest(*sent(request), suggested={"received_on": request.today})
    page = FormPage(title="Record a freedom of information request", **_new(request))
    return answered(request, page, form, form.record, space=request.space)


@access(Can.ANSWER_RIGHTS)
def acknowledge(request: DeskRequest, pk: int) -> HttpResponse:
    """The person was told that it came."""
    complaint = visible_of(Complaint, request, pk)
    form = OnADay(*sent(request), seen=complaint, suggested={"on": request.today})
    page = FormPage(title="Record the acknowledgement", **_stage(request, complaint))
    return answered(request, page, form, form.acknowledge, complaint=complaint)


@access(Can.ANSWER_RIGHTS)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """What came of it."""
    complaint = visible_of(Complaint, request, pk)
    form = AnswerComplaint(*sent(request), seen=complaint, suggested={"on": request.today})
    page = FormPage(title="Record the answer", **_stage(request, complaint))
    return answered(request, page, form, form.answer_it, complaint=complaint)


@access(Can.ANSWER_RIGHTS)
def ask_review(request: DeskRequest, pk: int) -> HttpResponse:
    """The person is not satisfied."""
    complaint = visible_of(Complaint, request, pk)
    form = OnADay(*sent(request), seen=complaint, suggested={"on": request.today})
    page = FormPage(title="Record that a review was asked", **_stage(request, complaint))
    return answered(request, page, form, form.ask_review, complaint=complaint)


@access(Can.ANSWER_RIGHTS)
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """What came of the review."""
    complaint = visible_of(Complaint, request, pk)
    form = ReviewComplaint(*sent(request), seen=complaint, suggested={"on": request.today})
    page = FormPage(title="Record the review", **_stage(request, complaint))
    return answered(request, page, form, form.review_it, complaint=complaint)


@access(Can.ANSWER_RIGHTS)
def raise_action(request: DeskRequest, pk: int) -> HttpResponse:
    """Something is to change."""
    matter = visible_matter(request, pk)
    form = RaiseAction(*sent(request))
    page = FormPage(
        title="Raise an action",
        intro="It goes into the plan without a word of where it came from. Say on its page who owes it.",
        done="The action was raised.",
        **place_of(request, matter, "actions"),
    )
    return answered(request, page, form, form.raise_it, matter=matter)


def _correction(request: DeskRequest, form: RecordCorrection) -> HttpResponse:
    page = FormPage(title="Record a request for correction", **_new(request))
    return answered(request, page, form, form.record, space=request.space)


def _new(request: DeskRequest) -> dict[str, Any]:
    """Where a form stands that makes a matter."""
    return {
        "back": reverse("rights", args=[request.space.slug]),
        "done": "It was recorded. Its clock runs from the day it was received.",
        "crumbs": crumbs_to_rights(request.space),
        "to": to_matter(request),
    }


def _stage(request: DeskRequest, complaint: Complaint) -> dict[str, Any]:
    return {"done": "It was recorded.", **place_of(request, complaint.matter, "stages")}
