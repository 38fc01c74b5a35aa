"""Of a child who lived outside the councils of the footprint the page of the case says so: the review there owes it."""

from typing import Any

from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.transfers.models import waiting_in
from goldthread.cases.transfers.steps import OFFERED
from goldthread.foundation.access.requests import DeskRequest
from goldthread.pathways.child_death.models import FootprintArea, Notification
from goldthread.pathways.child_death.models.areas import AREAS


def shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    """Nothing where no councils are listed, or once the case is closed or offered."""
    told = Notification.objects.filter(case=case).first() if is_there and not case.is_closed else None
    if told is None or told.area not in AREAS or not sees_all_of(case, request.standing):
        return {"council": ""}
    here = FootprintArea.objects.filter(space_id=case.space_id)
    day = timezone.localdate(told.died_at)
    of_here = here.filter(Q(until_on=None) | Q(until_on__gte=day), area=told.area, happened_on__lte=day).exists()
    if of_here or not here.exists() or waiting_in(case.space_id, case.pk):
        return {"council": ""}
    step = case.rules.step(OFFERED)
    href = reverse("record_step", args=[case.space.slug, case.reference, OFFERED])
    may = may_in(case, step.by, request.standing, by_agency=False)
    return {"council": told.get_area_display(), "to_do": [(step.title, href)] if may else []}


def register() -> None:
    """Called when the program starts."""
    register_section(
        Section("child_death/outside.html", shown, lambda: Notification.objects.filter(case=OuterRef("pk")))
    )
