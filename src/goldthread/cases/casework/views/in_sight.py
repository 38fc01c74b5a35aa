"""A case by its reference, as far as a person may see it: anything else does not exist. What is opened is noted."""

from collections.abc import Callable, Container
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.cases.casework.models import Case, CaseQuerySet
from goldthread.cases.casework.permissions import opening_steps
from goldthread.cases.casework.queries import careful_on, records_of, with_whether_given
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.grants.opening import check_purpose
from goldthread.foundation.trail.reading import note_read


def pathways_open(request: DeskRequest) -> list[Pathway]:
    """Those in whose cases somebody does anything in this space."""
    held = [one.role for one in request.standing.holdings if one.space_id == request.space.pk]
    return [one for one in PATHWAYS.values() if any(Can.VIEW_CASES in one.verbs_of(role) for role in held)]


def pathway_or_404(request: DeskRequest, code: str) -> Pathway:
    found = next((one for one in pathways_open(request) if one.code == code), None)
    if found is None:
        raise Http404
    return found


READERS = (Can.VIEW_CASES, Can.BREAK_GLASS)
"""Whoever opened a case in an emergency may hold no role that sees cases."""


def visible_case(
    request: DeskRequest,
    reference: str,
    shown: str = "form",
    found_with: Callable[[CaseQuerySet], CaseQuerySet] = CaseQuerySet.all,
) -> Case:
    """Their own case; one of another pathway's or another's looks like one that is not there. For what they see it is
    noted with the reading.

    Raise GoFirst for a restricted one (statutory.md 0.5, T4) of which somebody was given no sight themselves.
    """
    rows = found_with(Case.objects.visible_to(request.standing).filter(space=request.space).with_names())
    found = get_object_or_404(with_whether_given(rows, request.standing), reference=reference)
    check_purpose(request, found)
    note_read(found, shown, found.seen_for or "")
    return found


def visible_record(request: DeskRequest, case: Case, step: str, pk: int) -> tuple[Step, Any]:
    declared = next((one for one in case.rules.steps if one.code == step), None)
    if declared is None:
        raise Http404
    record = get_object_or_404(records_of(case, declared, request.standing), pk=pk)
    record.case = case
    return declared, record


def may_open(request: DeskRequest, pathway: Pathway, live: Container[str]) -> list[Step]:
    """The steps by which somebody may begin a case here, where these pathways are live."""
    return opening_steps(pathway, request.standing, request.space.pk, live)


def crumbs_to_pathway(request: DeskRequest, pathway: Pathway) -> list[dict[str, str]]:
    """The register is a page only for those who do something in the pathway: to others its name leads nowhere."""
    space, register = request.space, {"text": pathway.title}
    if pathway in pathways_open(request):
        register["href"] = reverse("cases", args=[space.slug, pathway.code])
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Cases", "href": reverse("pathways", args=[space.slug])},
        register,
    ]


def crumbs_to_case(request: DeskRequest, case: Case) -> list[dict[str, str]]:
    return [*crumbs_to_pathway(request, case.rules), {"text": case.reference, "href": case.get_absolute_url()}]


def careful_in(request: DeskRequest, case: Case) -> dict[str, Any]:
    """What a form that watches for names is told of a case (``CarefulInCase``)."""
    return careful_on(case, request.today)
