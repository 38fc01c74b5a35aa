"""The page on which agencies are asked about a case."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.views.in_sight import crumbs_to_case, visible_case
from goldthread.cases.requests.forms import AskAgencies
from goldthread.cases.requests.models.requests import USUAL_DAYS
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage


@access(Can.SHARE_CASES)
def ask(request: DeskRequest, reference: str) -> HttpResponse:
    """Ask several agencies at once, each in a lane of its own."""
    case = visible_case(request, reference)
    if not may_in(case, Can.SHARE_CASES, request.standing, by_agency=False):
        raise Http404
    form = AskAgencies(
        *sent(request),
        agencies=agencies_on(request.space.pk, request.today),
        suggested={"working_days": USUAL_DAYS},
    )
    page = FormPage(
        title="Ask agencies",
        caption=case.reference,
        intro="Each agency sees what you ask here and replies on its own. By being asked it sees neither the case nor"
        " what others reply. Agencies that take part in the case read the replies that are not marked.",
        button="Ask them",
        done="They were asked.",
        back=case.get_absolute_url(),
        to=lambda pk: reverse("case_request", args=[request.space.slug, pk]),
        crumbs=crumbs_to_case(request, case),
        step=f"ask-agencies-{case.pk}",
    )
    return answered(request, page, form, form.ask, case=case)
