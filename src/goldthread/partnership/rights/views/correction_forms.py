"""Forms about corrections, complaints and requests for public information."""

from functools import partial
from typing import Any

from django.http import Http404

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.form_pages.about import today_as
from goldthread.foundation.looking.words import called
from goldthread.partnership.rights.commands.complaints import (
    check_acknowledgement_awaited,
    check_actions_come_of,
    check_answer_awaited,
    check_information_awaited,
    check_review_awaited,
    check_review_may_be_asked,
)
from goldthread.partnership.rights.commands.corrections import check_decided, check_undecided
from goldthread.partnership.rights.forms.corrections import (
    AnswerComplaint,
    AnswerInformation,
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
from goldthread.partnership.rights.views.declaring import about, about_matter, received

about_correction = partial(about, Correction, "decision", given="correction")
about_complaint = partial(about, Complaint, "stages", given="complaint", suggested=today_as("on"))


def _noted(request: DeskRequest, kind: str, record: int) -> Any:
    found = visible_record(kind, record, request.standing, request.space)
    if found is None:
        raise Http404
    return found


def _named(request: DeskRequest, found: Any) -> dict[str, Any]:
    return {"received_on": request.today, "named": f"{called(found)}: {found}"[:400]}


record_correction = received(
    form=RecordCorrection, send=RecordCorrection.record, title="Record a request for correction"
)

record_correction_of = received(
    find=_noted,
    given="noted",
    form=RecordCorrection,
    send=RecordCorrection.record_of,
    suggested=_named,
    title="Record a request for correction",
)

decide_correction = about_correction(
    form=DecideCorrection,
    send=DecideCorrection.decide,
    open_if=check_undecided,
    title="Decide about the correction",
    intro="If the record is wrong, correct it on its own page first. What it said before is never erased.",
    done="The decision was recorded.",
)

tell_of_correction = about_correction(
    form=TellOfCorrection,
    send=TellOfCorrection.tell,
    open_if=check_decided,
    suggested=today_as("told_on"),
    title="Record that the person was told",
)

record_complaint = received(
    form=RecordComplaint, send=RecordComplaint.record, title="Record a complaint about personal data"
)

record_information_request = received(
    form=RecordInformationRequest,
    send=RecordInformationRequest.record,
    title="Record a freedom of information request",
)

answer_information = about_matter(
    "answer",
    form=AnswerInformation,
    send=AnswerInformation.answer_it,
    open_if=check_information_awaited,
    suggested=today_as("on"),
    title="Record the answer",
)

acknowledge = about_complaint(
    form=OnADay,
    send=OnADay.acknowledge,
    open_if=check_acknowledgement_awaited,
    title="Record the acknowledgement",
)

answer = about_complaint(
    form=AnswerComplaint, send=AnswerComplaint.answer_it, open_if=check_answer_awaited, title="Record the answer"
)

ask_review = about_complaint(
    form=OnADay, send=OnADay.ask_review, open_if=check_review_may_be_asked, title="Record that a review was asked"
)

review = about_complaint(
    form=ReviewComplaint, send=ReviewComplaint.review_it, open_if=check_review_awaited, title="Record the review"
)

raise_action = about_matter(
    "actions",
    form=RaiseAction,
    send=RaiseAction.raise_it,
    adds=True,
    open_if=check_actions_come_of,
    title="Raise an action",
    intro="It goes into the plan without a word of where it came from. Say on its page who owes it.",
    done="The action was raised.",
)
