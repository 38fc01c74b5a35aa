"""Forms by which the desk asks agencies, and lets them read each other's lanes."""

from typing import Any

from django.http import HttpResponse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.sharing import basis_before
from goldthread.cases.chronology.forms import AskAgencies, Confirm, ShareChronology
from goldthread.cases.chronology.models import Chronology
from goldthread.cases.chronology.views.in_sight import (
    case_of_desk,
    check_runs,
    chronology_of_desk,
    place_of_case,
)
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import FormAbout


def _case(request: DeskRequest, reference: str) -> Case:
    found = case_of_desk(request, reference)
    check_runs(request, found, Can.SHARE_CASES)
    return found


def _chronology(request: DeskRequest, reference: str) -> Chronology:
    found = chronology_of_desk(request, reference)
    check_runs(request, found.case, Can.SHARE_CASES)
    return found


def _place(request: DeskRequest, chronology: Chronology) -> dict[str, Any]:
    return place_of_case(request, chronology.case)


@access(Can.SHARE_CASES)
def ask(request: DeskRequest, reference: str) -> HttpResponse:
    """Which agencies are asked what they know."""
    about = FormAbout(
        find=_case,
        place=place_of_case,
        given="case",
        form=AskAgencies,
        send=AskAgencies.ask,
        adds=True,
        suggested=lambda request, case: basis_before(case, request.standing),
        options=lambda *_: {"agencies": agencies_on(request.space.pk, request.today)},
        title="Ask agencies for a chronology",
        intro="Each agency gets a lane in which it tells what it knows. It sees its own lane, and nothing else of the"
        " case.",
        button="Ask them",
        done="The agencies have a lane each.",
    )
    return about.view(request, reference=reference)


def _form(**declared: Any) -> Any:
    usual = {"find": _chronology, "place": _place, "given": "chronology", "form": Confirm}
    return access(Can.SHARE_CASES)(FormAbout(**{**usual, **declared}).view)


share = _form(
    form=ShareChronology,
    send=ShareChronology.share,
    suggested=lambda request, chronology: basis_before(chronology.case, request.standing),
    title="Share the chronology with its agencies",
    intro="Each agency that has a lane reads what the others handed in, with names, except what is marked as sensitive"
    " or as told by a third party. Your answers are kept with the case.",
    button="Share it",
    done="The agencies read each other’s lanes now.",
)

stop = _form(
    send=Confirm.stop_sharing,
    title="Stop sharing the chronology",
    intro="Each agency reads its own lane alone again. What they read meanwhile they know.",
    button="Stop sharing",
    done="The agencies read their own lanes alone.",
)
