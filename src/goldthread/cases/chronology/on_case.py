"""What the page of a case says of its chronology: for the desk where it stands, for an agency where its lane is."""

from typing import Any

from django.db.models import OuterRef
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can

TEMPLATE = "chronology/on_case.html"


def register() -> None:
    register_section(Section(TEMPLATE, _shown, lambda: ChronologyLane.objects.filter(chronology__case=OuterRef("pk"))))


def _shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    seen = ChronologyLane.objects.visible_to(request.standing).filter(chronology__case=case)
    lanes = list(seen.with_names().order_by("agency__name")) if is_there else []
    of_desk = may_in(case, Can.VIEW_CASES, request.standing, by_agency=False)
    return {
        "lanes": lanes,
        "handed_in": sum(lane.is_handed_in for lane in lanes),
        "href": reverse("chronology", args=[request.space.slug, case.reference]) if of_desk else "",
    }
