"""What is told on the forms by which a case is handed over: what waits for an answer, and what the program makes of the
case to go with it.
"""

from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.sections import Note, register_note
from goldthread.cases.declaring.steps import Step
from goldthread.cases.transfers.models import NOT_OFFERED, OFFERED_ALREADY, waiting_in
from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, RECEIVED, REFUSED
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can

CHRONOLOGY = "Make a copy of its chronology to go with it"
PAPERS = "Choose from its documents and letters, on the page of the case, what goes with it"
ADD = "Add the papers that came with it as documents of the case"


def register() -> None:
    """Called when the program starts."""
    register_note(what_goes_with_it)
    register_note(what_waits)


def what_goes_with_it(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    args = [case.space.slug, case.reference]
    if step.code == RECEIVED:
        return [(ADD, reverse("add_case_document", args=args))]
    if step.code != OFFERED or not may_in(case, Can.VIEW_CASES, request.standing, by_agency=False):
        return []
    return [(CHRONOLOGY, reverse("chronology", args=args)), (PAPERS, case.get_absolute_url())]


def what_waits(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    """Before anything is typed that would be refused."""
    if step.code not in (OFFERED, ACCEPTED, REFUSED):
        return []
    waiting = waiting_in(case.space_id, case.pk)
    if step.code != OFFERED:
        return [] if waiting else [(NOT_OFFERED, "")]
    answer = reverse("record_step", args=[case.space.slug, case.reference, ACCEPTED])
    return [(OFFERED_ALREADY.format(whom=waiting.whom), answer)] if waiting else []
