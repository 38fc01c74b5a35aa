"""The paper of one case on which nobody is named: to read, and to print for a panel."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.views.in_sight import READERS, crumbs_to_case, visible_case
from goldthread.cases.papers.making import made_of
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest


@access(*READERS)
def case_paper(request: DeskRequest, reference: str, code: str) -> HttpResponse:
    """For whoever reads all of the case: they alone see what stands in the place of whom."""
    case = visible_case(request, reference, "paper that names nobody")
    paper = next((one for one in case.rules.papers if one.code == code), None)
    if paper is None or not sees_all_of(case, request.standing):
        raise Http404
    made = made_of(paper, case, request.standing, request.today)
    shown = {"case": case, "paper": paper, "made": made, "crumbs": crumbs_to_case(request, case)}
    return render(request, "papers/paper.html", shown)
