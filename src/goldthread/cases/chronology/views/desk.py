"""Forms by which the desk asks agencies, and lets them read each other's lanes."""

from typing import Any

from django.http import HttpResponse

from goldthread.cases.casework.asking import those_that_may_know
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.sharing import basis_before
from goldthread.cases.casework.views.in_sight import careful_in
from goldthread.cases.chronology.allowing import check_open
from goldthread.cases.chronology.forms.confirming import Confirm
from goldthread.cases.chronology.forms.desk import AskAgencies, ShareChronology
from goldthread.cases.chronology.models import Chronology
from goldthread.cases.chronology.queries import asked_before
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
from goldthread.foundation.form_pages.about import FormAbout, forms_about
from goldthread.foundation.grants.opening import note_opened


def _case(request: DeskRequest, reference: str) -> Case:
    found = case_of_desk(request, reference)
    check_runs(request, found, Can.SHARE_CASES)
    note_opened(request, found, "form", found)
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
        open_if=check_open,
        suggested=lambda request, case: {**asked_before(case), **basis_before(case, request.standing)},
        options=lambda request, case: {
            "agencies": those_that_may_know(case, agencies_on(request.space.pk, request.today), request.now),
            "people": case.rules.any_of_people,
            **careful_in(request, case),
        },
        title="Ask agencies for a chronology",
        intro="Each agency tells what it knows on a page of its own, and sees nothing else of the case. It reads what"
        " others told only once you share the chronology with it.",
        button="Ask them",
        done="The agencies are asked.",
    )
    return about.view(request, reference=reference)


_form = forms_about(Can.SHARE_CASES, find=_chronology, place=_place, given="chronology", form=Confirm)


share = _form(
    form=ShareChronology,
    send=ShareChronology.share,
    suggested=lambda request, chronology: basis_before(chronology.case, request.standing),
    title="Share the chronology with its agencies",
    open_if=lambda chronology: check_open(chronology.case),
    intro="Each agency that is asked by now reads what the others handed in, with names, except what is marked as"
    " sensitive or as told by a third party. It does so once it has handed in its own. An agency that you ask later"
    " reads nothing until you share it again. Your answers are kept with the case.",
    button="Share it",
    done="The chronology is shared.",
)

stop = _form(
    send=Confirm.stop_sharing,
    title="Stop sharing the chronology",
    intro="Each agency reads its own part alone again. What they read meanwhile they know.",
    button="Stop sharing",
    done="Each agency reads its own part alone.",
)
