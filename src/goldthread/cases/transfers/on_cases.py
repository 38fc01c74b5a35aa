"""What is told on the forms by which a case is handed over: what waits for an answer, and what the program makes of the
case to go with it.
"""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.recording import WHEN_CLOSED
from goldthread.cases.casework.sections import Note, register_note
from goldthread.cases.casework.sight_of_records import end_sight_of
from goldthread.cases.declaring.steps import Step
from goldthread.cases.transfers.models import waiting_in
from goldthread.cases.transfers.steps import ANSWERS, OFFERED, RECEIVED
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import System
from goldthread.foundation.records.dates import in_words

CHRONOLOGY = "Make a copy of its chronology to go with it"
PAPERS = "Choose from its documents and letters, on the page of the case, what goes with it"
TO_WHOM = "It is the answer to the offer to {whom} of {day}"
ADD = "Add the papers that came with it as documents of the case"


def register() -> None:
    """Called when the program starts."""
    register_note(what_goes_with_it)
    register_note(what_waits)
    if when_closed not in WHEN_CLOSED:
        WHEN_CLOSED.append(when_closed)


def when_closed(case: Case, at: datetime) -> None:
    """An offer that nobody answered ends with the case, and so does the sight that it gave."""
    offering = next((step for step in case.rules.steps if step.code == OFFERED), None)
    if offering is not None and waiting_in(case.space_id, case.pk) is not None:
        end_sight_of(case, offering, by=System("case closed"), at=at)


def what_goes_with_it(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    args = [case.space.slug, case.reference]
    if step.code == RECEIVED:
        return [(ADD, reverse("add_case_document", args=args))]
    if step.code != OFFERED or not may_in(case, Can.VIEW_CASES, request.standing, by_agency=False):
        return []
    return [(CHRONOLOGY, reverse("chronology", args=args)), (PAPERS, case.get_absolute_url())]


def what_waits(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    """Which offer an answer is of; and of what was offered already, where its answer is recorded."""
    waiting = waiting_in(case.space_id, case.pk) if step.code in (OFFERED, *ANSWERS) else None
    if waiting is None:
        return []
    if step.code == OFFERED:
        answers = [one for one in case.rules.steps if one.code in ANSWERS and may_in(case, one.by, request.standing)]
        args = [case.space.slug, case.reference]
        return [(one.title, reverse("record_step", args=[*args, one.code])) for one in answers]
    offered_on = in_words(timezone.localdate(waiting.happened_at))
    return [(TO_WHOM.format(whom=waiting.whom, day=offered_on), "")]
