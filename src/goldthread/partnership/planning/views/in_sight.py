"""What a person may see of plans, by its address: anything else does not exist. What is opened is noted."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.learning.models import Finding, Review
from goldthread.partnership.planning.models import (
    Activity,
    Campaign,
    NamedFigure,
    Need,
    NeedsAssessment,
    Priority,
    PriorityOutcome,
)
from goldthread.partnership.planning.queries import activities_in, assessments_in, campaigns_in, priorities_in
from goldthread.partnership.proof.models import PracticeTest

Record = TypeVar("Record", bound=Model)
FORM = "form"


def _noted(rows: QuerySet[Record], pk: int, shown: str) -> Record:
    found = get_object_or_404(rows, pk=pk)
    note_read(found, shown)
    return found


def visible_priority(request: DeskRequest, pk: int, shown: str = FORM) -> Priority:
    return _noted(priorities_in(request.space, request.standing), pk, shown)


def visible_activity(request: DeskRequest, pk: int, shown: str = FORM) -> Activity:
    """With its state today."""
    return _noted(activities_in(request.space, request.standing, request.today), pk, shown)


def reported_activity(request: DeskRequest, pk: int) -> Activity:
    """One of which the person may say how it goes."""
    rows = activities_in(request.space, request.standing, request.today)
    return _noted(rows.filter(pk__in=Activity.objects.reported_by(request.standing).values("pk")), pk, FORM)


def visible_assessment(request: DeskRequest, pk: int, shown: str = FORM) -> NeedsAssessment:
    return _noted(assessments_in(request.space, request.standing), pk, shown)


def visible_campaign(request: DeskRequest, pk: int, shown: str = FORM) -> Campaign:
    return _noted(campaigns_in(request.space, request.standing), pk, shown)


def visible_need(request: DeskRequest, pk: int) -> Need:
    rows = Need.objects.visible_to(request.standing).filter(space=request.space)
    return _noted(rows.select_related("assessment__space"), pk, FORM)


def visible_outcome(request: DeskRequest, pk: int) -> PriorityOutcome:
    rows = PriorityOutcome.objects.visible_to(request.standing).filter(space=request.space)
    return _noted(rows.select_related("priority__space", "priority__parent"), pk, FORM)


def visible_figure(request: DeskRequest, pk: int) -> NamedFigure:
    rows = NamedFigure.objects.visible_to(request.standing).filter(space=request.space)
    return _noted(rows.select_related("need__assessment__space", "outcome__priority__space"), pk, FORM)


def board_of(request: DeskRequest, pk: int) -> Group:
    """A board of this space today. Raise Http404."""
    found = next((board for board in boards_on(request.space.pk, request.today) if board.pk == pk), None)
    if found is None:
        raise Http404
    return found


def findings_in_sight(request: DeskRequest) -> list[Finding]:
    """Those of reviews that the person may see."""
    reviews = Review.objects.visible_to(request.standing).filter(space=request.space)
    rows = Finding.objects.filter(review__in=reviews).select_related("review__space")
    return list(rows.order_by("review__pseudonym", "review", "number"))


def tests_in_sight(request: DeskRequest) -> list[PracticeTest]:
    rows = PracticeTest.objects.visible_to(request.standing).filter(space=request.space)
    return list(rows.standing().order_by("pk"))


def crumbs_to_plans(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Plans", "href": reverse("plans", args=[space.slug])},
    ]


def crumbs_in_sight(request: DeskRequest) -> list[dict[str, str]]:
    """Whoever sees an activity alone is not led to the plans."""
    crumbs = crumbs_to_plans(request.space)
    return crumbs if request.standing.may(Can.VIEW_PLANS, request.space.pk) else crumbs[:1]


def place_of(request: DeskRequest, record: Any, caption: str, section: str = "") -> dict[str, Any]:
    """Where a form about a record stands, and where it leads back: to the record's page."""
    here = record.get_absolute_url()
    return {
        "caption": caption,
        "back": f"{here}#{section}" if section else here,
        "crumbs": [*crumbs_in_sight(request), {"text": caption, "href": here}],
    }
