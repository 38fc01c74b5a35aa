"""The page on which agencies are asked about a case."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from goldthread.cases.casework.asking import those_that_may_know
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.views.in_sight import careful_in, crumbs_to_case, visible_case
from goldthread.cases.requests.asked_fields import asks_with
from goldthread.cases.requests.commands.asking import check_open
from goldthread.cases.requests.forms import AskAgencies
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import FormAbout


def _case(request: DeskRequest, reference: str) -> Case:
    found = visible_case(request, reference)
    if not may_in(found, Can.SHARE_CASES, request.standing, by_agency=False):
        raise Http404
    return found


def _place(request: DeskRequest, case: Case) -> dict[str, Any]:
    return {
        "caption": case.reference,
        "back": case.get_absolute_url(),
        "to": lambda pk: reverse("case_request", args=[request.space.slug, pk]),
        "crumbs": crumbs_to_case(request, case),
    }


def _options(request: DeskRequest, case: Case) -> dict[str, Any]:
    here = agencies_on(request.space.pk, request.today)
    return {
        "agencies": those_that_may_know(case, here, request.now),
        "people": case.rules.any_of_people,
        "usual_days": case.rules.asks_within,
        "with_forms": [(one, asks_with(case.rules, one)) for one in case.rules.asked_forms],
        **careful_in(request, case),
    }


ask = access(Can.SHARE_CASES)(
    FormAbout(
        find=_case,
        place=_place,
        given="case",
        form=AskAgencies,
        send=AskAgencies.ask,
        adds=True,
        open_if=check_open,
        suggested=lambda request, case: {"working_days": case.rules.asks_within},
        options=_options,
        title="Ask agencies",
        intro="Each agency sees what you ask here and replies on its own. By being asked it sees neither the case nor"
        " what others reply. What it replies is read by whoever runs the case alone, until you share it.",
        button="Ask them",
        done="They were asked.",
        step="ask-agencies",
    ).view
)
