"""What requests add to the page of a case, and what goes with it."""

from typing import Any

from django.db.models import OuterRef
from django.urls import reverse

from goldthread.cases.casework.held_against import register_check
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.retaining import clocks_of, goes_with_its_case
from goldthread.cases.casework.sections import Note, Section, register_note, register_section
from goldthread.cases.declaring.steps import Step
from goldthread.cases.requests.asked_forms import asked_for, check_what_came
from goldthread.cases.requests.models import InformationRequest, Lane, LaneLink, LaneReminder, LaneReply
from goldthread.cases.requests.queries import of_case
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.retention.kinds.declaring import Part
from goldthread.foundation.ui.words import listed, plural

TEMPLATE = "requests/section.html"
WITHDRAWS = "Closing the case withdraws {requests} without a reply, from {agencies}."
UNASKED = (
    "No reply came from {agencies} before the case was closed, and nobody waits for one any more. Ask again if you"
    " still need it, or record what was told since."
)
ASK_FOR_IT = "Ask agencies by an information request: that is recorded by itself, and who does not reply is reminded."
COMES_THERE = "{agency} was asked for it by a request. What it sends is recorded there."
NOTHING_ASKED: dict[str, Any] = {"requests": [], "own": [], "replies": []}


def shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    """The desk's lanes and states; for an agency its own lanes, and what others replied and was shared."""
    found = of_case(case, request.standing, request.now) if is_there else NOTHING_ASKED
    may_ask = not case.is_closed and may_in(case, Can.SHARE_CASES, request.standing, by_agency=False)
    return {**found, "case": case, "may_ask": may_ask, "unasked": _unasked(case, found["requests"])}


def _unasked(case: Case, requests: list[InformationRequest]) -> str:
    """Of a case that was closed and is open again: for whose replies nobody waits since."""
    if not any(lane.withdrawn_with_case for asked in requests for lane in asked.lanes.all()):
        return ""
    rows = Lane.objects.withdrawn_unasked().filter(space_id=case.space_id, request__case=case)
    agencies = list(rows.order_by("agency__name").values_list("agency__name", flat=True))
    return UNASKED.format(agencies=listed(agencies)) if agencies else ""


def withdrawn_at_the_end(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    """On the form of a step that can close the case, for the desk: which requests will need no reply any more.

    An agency that records such a step is not told whom the desk asked.
    """
    if not case.rules.may_end_by(step):
        return []
    waiting = Lane.objects.of_desk(request.standing).waiting().filter(space_id=case.space_id, request__case=case)
    asked = list(waiting.order_by("agency__name", "pk").values_list("agency__name", flat=True))
    if not asked:
        return []
    agencies = listed(dict.fromkeys(asked))
    return [(WITHDRAWS.format(requests=plural(len(asked), "information request"), agencies=agencies), "")]


def asked_by_requests(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    """On the forms by which it is recorded by hand that a form went out or came: a request does both by itself."""
    if not may_in(case, Can.SHARE_CASES, request.standing, by_agency=False):
        return []
    told: list[Note] = []
    for form in case.rules.asked_forms:
        if step.code == form.sent:
            told.append((ASK_FOR_IT, reverse("ask_agencies", args=[case.space.slug, case.reference])))
        elif step.code == form.came:
            waiting = asked_for(case, form).of_desk(request.standing).waiting().with_names().order_by("pk")
            told += [(COMES_THERE.format(agency=one.agency.name), one.request.get_absolute_url()) for one in waiting]
    return told


def register() -> None:
    """Called when the program starts."""
    register_note(withdrawn_at_the_end)
    register_note(asked_by_requests)
    register_check(check_what_came)
    register_section(Section(TEMPLATE, shown, lambda: InformationRequest.objects.filter(case=OuterRef("pk"))))
    goes_with_its_case(
        *clocks_of(Lane, "request__case"),
        # The pass and its letters stay until their own time: they carry nothing of the case.
        Part(LaneLink, "lane__request__case"),
        Part(LaneReply, "lane__request__case"),
        Part(LaneReminder, "lane__request__case"),
        Part(Lane, "request__case", drafts=("reply-to-request-{pk}", "record-reply-for-{pk}")),
        Part(InformationRequest, "case"),
        drafts=["ask-agencies-{pk}"],
    )
