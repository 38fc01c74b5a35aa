"""What a person may see of a chronology, and where its pages stand."""

from typing import Any, TypeVar

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.views.in_sight import crumbs_to_case
from goldthread.cases.chronology.allowing import may_change, may_take_back, may_tell
from goldthread.cases.chronology.models import (
    Chronology,
    ChronologyEntry,
    ChronologyLane,
    ChronologyPerson,
    ChronologyUpload,
)
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.grants.opening import check_purpose, note_opened
from goldthread.foundation.spaces.models import Space

Changed = TypeVar("Changed", ChronologyEntry, ChronologyUpload)


def case_of_desk(request: DeskRequest, reference: str) -> Case:
    """A case of which the person is of the desk. Whoever shows more than a form of it notes what."""
    found: Case = get_object_or_404(
        Case.objects.run_by(request.standing).with_names(), space=request.space, reference=reference
    )
    check_purpose(request, found)
    return found


def chronology_of_desk(request: DeskRequest, reference: str) -> Chronology:
    rows = Chronology.objects.visible_to(request.standing).select_related("case__space")
    found: Chronology = get_object_or_404(rows, space=request.space, case__reference=reference)
    check_purpose(request, found.case)
    note_opened(request, found, "form", found.case)
    return found


def lane_to_tell_in(request: DeskRequest, pk: int) -> ChronologyLane:
    """A lane in which the person may tell: its forms are there for nobody else."""
    found = visible_lane(request, pk)
    if not may_tell(found, request.standing):
        raise Http404
    return found


def lane_to_take_back(request: DeskRequest, pk: int) -> ChronologyLane:
    """The same, unless an agency handed it in itself and somebody is of the desk: that leads to no form."""
    found = lane_to_tell_in(request, pk)
    if found.is_handed_in and not may_take_back(found, request.standing):
        raise Http404
    return found


def visible_lane(request: DeskRequest, pk: int, shown: str = "form") -> ChronologyLane:
    """A lane that the person may see. Its opening is noted."""
    rows = ChronologyLane.objects.visible_to(request.standing).filter(space=request.space).with_names().with_state()
    found: ChronologyLane = get_object_or_404(rows, pk=pk)
    check_purpose(request, found.chronology.case)
    note_opened(request, found, shown, found.chronology.case)
    return found


def entry_to_change(request: DeskRequest, pk: int) -> ChronologyEntry:
    """An entry that the person may change, whose opening is noted: what others told is read, and leads to no form."""
    lanes = ChronologyLane.objects.visible_to(request.standing)
    rows = ChronologyEntry.objects.filter(space=request.space, lane__in=lanes)
    found: ChronologyEntry = get_object_or_404(
        rows.select_related("lane__agency", "lane__chronology__case__space"), pk=pk
    )
    return _to_change(request, found)


def upload_to_change(request: DeskRequest, pk: int) -> ChronologyUpload:
    rows = ChronologyUpload.objects.visible_to(request.standing).filter(space=request.space)
    found: ChronologyUpload = get_object_or_404(
        rows.select_related("file", "lane__agency", "lane__chronology__case__space"), pk=pk
    )
    return _to_change(request, found)


def _to_change(request: DeskRequest, found: Changed) -> Changed:
    check_purpose(request, found.lane.chronology.case)
    if not may_change(found, request.standing):
        raise Http404
    note_opened(request, found, "form", found.lane.chronology.case)
    return found


def visible_person(request: DeskRequest, pk: int) -> ChronologyPerson:
    rows = ChronologyPerson.objects.visible_to(request.standing).filter(space=request.space)
    found: ChronologyPerson = get_object_or_404(rows.select_related("chronology__case__space"), pk=pk)
    check_purpose(request, found.chronology.case)
    note_opened(request, found, "form", found.chronology.case)
    return found


def is_of_desk(request: DeskRequest, case: Case, verb: Can = Can.VIEW_CASES) -> bool:
    return may_in(case, verb, request.standing, by_agency=False)


def check_runs(request: DeskRequest, case: Case, verb: Can) -> None:
    """A form of the desk is there for whoever may send it, and for nobody else."""
    if not is_of_desk(request, case, verb):
        raise Http404


def crumbs_to_space(space: Space) -> list[dict[str, str]]:
    return [{"text": space.name, "href": reverse("partnership", args=[space.slug])}]


def place_of_case(request: DeskRequest, case: Case) -> dict[str, Any]:
    """Where a form about the chronology of a case stands, and where it leads back."""
    back = reverse("chronology", args=[request.space.slug, case.reference])
    crumbs = [*crumbs_to_case(request, case), {"text": "Chronology", "href": back}]
    return {"caption": f"Chronology of {case}", "back": back, "crumbs": crumbs}


def place_of_lane(request: DeskRequest, lane: ChronologyLane) -> dict[str, Any]:
    """Where a form about a lane stands, and where it leads back."""
    back = reverse("chronology_lane", args=[request.space.slug, lane.pk])
    crumbs = [*crumbs_to_space(request.space), {"text": str(lane), "href": back}]
    return {"caption": str(lane), "back": back, "crumbs": crumbs}
