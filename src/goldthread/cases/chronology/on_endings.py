"""What becomes of what agencies tell where their case is closed or opened again, or their agency takes no more part in
the pathway.
"""

from datetime import datetime

from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.recording import WHEN_CLOSED, WHEN_REOPENED
from goldthread.cases.casework.sections import Note, register_note
from goldthread.cases.chronology.letters import write_that_it_is_needed_again, write_that_nothing_is_needed
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.cases.declaring.steps import Step
from goldthread.cases.going_live.commands import WHEN_ENDED
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.ui.words import listed, plural

AWAITED = "Closing the case ends the wait for {parts} of its chronology, from {agencies}."


def awaited_at_the_end(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    """On the form of a step that can close the case, for the desk: whose part of the chronology is not handed in yet.

    An agency that records such a step is not told whom the desk asked.
    """
    if not case.rules.may_end_by(step) or not may_in(case, Can.VIEW_CASES, request.standing, by_agency=False):
        return []
    lanes = _not_handed_in(case)
    if not lanes:
        return []
    agencies = listed([lane.agency.name for lane in lanes])
    return [
        (
            AWAITED.format(parts=plural(len(lanes), "part"), agencies=agencies),
            reverse("chronology", args=[request.space.slug, case.reference]),
        )
    ]


def when_closed(case: Case, at: datetime) -> None:
    """Whoever has not handed in is told that nobody waits for it any more."""
    if lanes := _not_handed_in(case):
        write_that_nothing_is_needed(case, lanes, at)


def when_reopened(case: Case, by: Actor, at: datetime) -> None:
    """The same are waited for again, and told so: their part is on their first page as before."""
    if lanes := _not_handed_in(case):
        write_that_it_is_needed_again(case, lanes, by=by, at=at)


def _not_handed_in(case: Case) -> list[ChronologyLane]:
    rows = ChronologyLane.objects.filter(space_id=case.space_id, chronology__case=case).to_be_handed_in()
    return list(rows.with_names().order_by("agency__name"))


def when_ended(part: TakingPart, by: Actor, at: datetime) -> None:
    """It reads the others no more: should it take part again, somebody decides that anew. No letter goes."""
    lanes = ChronologyLane.objects.filter(space_id=part.space_id, agency_id=part.agency_id)
    reading = lanes.filter(chronology__case__pathway=part.pathway).exclude(reads_others_at=None)
    reading.update(reads_others_at=None)


def register() -> None:
    """Called when the program starts."""
    register_note(awaited_at_the_end)
    if when_closed not in WHEN_CLOSED:
        WHEN_CLOSED.append(when_closed)
    if when_reopened not in WHEN_REOPENED:
        WHEN_REOPENED.append(when_reopened)
    if when_ended not in WHEN_ENDED:
        WHEN_ENDED.append(when_ended)
