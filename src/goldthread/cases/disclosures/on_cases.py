"""What stands on the page of a case: which areas were told of it, and what others told that belongs to it."""

from typing import Any

from django.db.models import OuterRef
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in, runs
from goldthread.cases.casework.sections import Note, Section, register_beside, register_note, register_section
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.cases.disclosures.lists import TITLE
from goldthread.cases.disclosures.models import Disclosure, Received
from goldthread.cases.transfers.steps import OFFERED
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can

TELL_THEM = "If they use Goldthread too, tell them of the case there: they get a copy of what you choose"


def register() -> None:
    """Called when the program starts."""
    register_section(Section("disclosures/told.html", told, lambda: Disclosure.objects.filter(case=OuterRef("pk"))))
    register_section(Section("disclosures/came.html", came, lambda: Received.objects.filter(case=OuterRef("pk"))))
    register_beside(links)
    register_note(tell_whom_it_is_offered)


def told(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    may_tell = may_in(case, Can.SHARE_CASES, request.standing, by_agency=False)
    rows = Disclosure.objects.visible_to(request.standing).filter(space_id=case.space_id, case=case)
    found = list(rows.order_by("-sent_at", "-pk")) if is_there else []
    for one in found:
        one.space, one.case = case.space, case
    return {"told": found, "may_tell": may_tell, "case": case}


def came(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    rows = Received.objects.visible_to(request.standing).filter(space_id=case.space_id, case=case)
    found = list(rows.order_by("-sent_at", "-pk")) if is_there else []
    for one in found:
        one.space = case.space
    return {"came": found}


def links(pathway: Pathway, request: DeskRequest) -> list[Note]:
    """For those who run it, once another area told of anything."""
    if not runs(pathway, Can.VIEW_CASES, request.standing, request.space.pk):
        return []
    rows = Received.objects.visible_to(request.standing).filter(space=request.space, pathway=pathway.code)
    return [(TITLE, reverse("told_by_areas", args=[request.space.slug, pathway.code]))] if rows.exists() else []


def tell_whom_it_is_offered(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    if step.code != OFFERED or not may_in(case, Can.SHARE_CASES, request.standing, by_agency=False):
        return []
    return [(TELL_THEM, reverse("tell_area", args=[case.space.slug, case.reference]))]
