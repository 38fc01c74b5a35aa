"""Another area is told of a case: the form, what was told, and taking it back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.sharing import basis_before, sharings_of
from goldthread.cases.casework.views.in_sight import crumbs_to_case, visible_case
from goldthread.cases.disclosures.areas import areas_beside
from goldthread.cases.disclosures.commands.telling import TAKEN_BACK_ALREADY
from goldthread.cases.disclosures.copying import entries_of
from goldthread.cases.disclosures.forms import TakeBackForm, TellForm
from goldthread.cases.disclosures.models import Disclosure
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.grants.opening import note_opened

NO_AREAS = "No other partnership or joint body is live in this installation. Send it in your usual secure way instead."


def may_tell(request: DeskRequest, case: Case) -> bool:
    """Whoever shares in all cases of the pathway, and not for an agency."""
    return may_in(case, Can.SHARE_CASES, request.standing, by_agency=False)


def _to_tell(request: DeskRequest, reference: str) -> Case:
    case = visible_case(request, reference)
    if not may_tell(request, case):
        raise Http404
    return case


def _found(request: DeskRequest, reference: str, pk: int, shown: str = "form") -> Disclosure:
    case = visible_case(request, reference, shown)
    rows = Disclosure.objects.visible_to(request.standing).filter(space=request.space, case=case)
    found = get_object_or_404(rows, pk=pk)
    found.space, found.case = request.space, case
    note_opened(request, found, shown, case)
    return found


def _to_take_back(request: DeskRequest, reference: str, pk: int) -> Disclosure:
    found = _found(request, reference, pk)
    if not may_tell(request, found.case):
        raise Http404
    return found


@access(Can.VIEW_CASES)
def disclosure(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    """What an area was told, whether it came, and what it answered."""
    found = _found(request, reference, pk, "what another area was told")
    shown = {
        "disclosure": found,
        "sharings": sharings_of(found.case, request.standing, found),
        "may_take_back": not found.is_taken_back and may_tell(request, found.case),
        "crumbs": crumbs_to_case(request, found.case),
    }
    return render(request, "disclosures/disclosure.html", shown)


def _check_areas(case: Case) -> None:
    if not areas_beside(case.space):
        raise Refused(NO_AREAS)


def _check_not_taken_back(found: Disclosure) -> None:
    if found.is_taken_back:
        raise Refused(TAKEN_BACK_ALREADY)


def _on_case(request: DeskRequest, case: Case) -> dict[str, Any]:
    return {
        "caption": case.reference,
        "back": case.get_absolute_url(),
        "crumbs": crumbs_to_case(request, case),
    }


def _on_disclosure(request: DeskRequest, found: Disclosure) -> dict[str, Any]:
    crumbs = crumbs_to_case(request, found.case)
    return {"caption": str(found), "back": found.get_absolute_url(), "crumbs": crumbs}


tell = access(Can.SHARE_CASES)(
    FormAbout(
        find=_to_tell,
        place=_on_case,
        given="case",
        form=TellForm,
        send=TellForm.tell,
        title="Tell another area of this case",
        intro="They get a copy of what you choose, as it reads today, and nothing else of the case. Both of you hold a"
        " receipt.",
        button="Tell them",
        done="They were told. The receipt comes once it has arrived.",
        step="tell-area",
        adds=True,
        open_if=_check_areas,
        suggested=lambda request, case: basis_before(case, request.standing),
        options=lambda request, case: {
            "areas": areas_beside(case.space),
            "entries": entries_of(case, request.standing),
        },
    ).view
)

take_it_back = access(Can.SHARE_CASES)(
    FormAbout(
        find=_to_take_back,
        place=_on_disclosure,
        given="disclosure",
        form=TakeBackForm,
        send=TakeBackForm.take_back,
        title="Take back what was told",
        intro="Its words go, here and there. That it was told stays, with your reason. If it went to the wrong area,"
        " record a breach as well: somebody may have read it.",
        button="Take it back",
        danger=True,
        done="It was taken back.",
        open_if=_check_not_taken_back,
    ).view
)
