"""Cases that a person leads, on their first page."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from goldthread.cases.casework.models import Came, Case
from goldthread.cases.casework.models.cases import whole_spaces_of
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

FROM_OUTSIDE = (Came.FORM, Came.SENT)


def led(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Open cases that they lead, the newest first."""
    if not standing.spaces_where(Can.VIEW_CASES):
        return
    rows = Case.objects.visible_to(standing).with_names().open().filter(lead_id=standing.account)
    for case in rows.order_by("-opened_at", "-pk")[: SHOWN + 1]:
        yield Waiting(
            case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title} · {case.where.title}"
        )


def came_from_outside(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Cases that came by a public form or from another system and that nobody leads, the oldest first: one of those
    who run the pathway takes each.
    """
    mine = Q()
    for pathway in PATHWAYS.values():
        spaces = whole_spaces_of(pathway, standing, Can.DECIDE_CASES) if pathway.public_form else set()
        if spaces:
            mine |= Q(pathway=pathway.code, space_id__in=spaces)
    if not mine:
        return
    rows = Case.objects.visible_to(standing).with_names().open().filter(mine, came__in=FROM_OUTSIDE, lead=None)
    for case in rows.order_by("opened_at", "pk")[: SHOWN + 1]:
        yield Waiting(case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title}", mark="New")


def register() -> None:
    """Called when the program starts."""
    register_kind(
        Kind("Came from outside, and nobody leads it", "The register of each pathway shows them.", came_from_outside)
    )
    register_kind(Kind("Cases that you lead", "The register of each pathway shows them all.", led))
