"""Cases that a person leads, and those that nobody leads yet, on their first page."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from goldthread.cases.casework.models import Came, Case
from goldthread.cases.casework.models.cases import whole_spaces_of
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind


def led(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Open cases that they lead, the newest first."""
    if not standing.spaces_where(Can.VIEW_CASES):
        return
    rows = Case.objects.visible_to(standing).with_names().open().filter(lead_id=standing.account)
    for case in rows.order_by("-opened_at", "-pk")[: SHOWN + 1]:
        yield Waiting(
            case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title} · {case.where.title}"
        )


def led_by_nobody(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Open cases that nobody leads, the oldest first: an agency began them, or they came by a public form, from a
    system or from a file. One of those who say who leads takes or gives each.
    """
    mine = Q()
    for pathway in PATHWAYS.values():
        if spaces := whole_spaces_of(pathway, standing, Can.DECIDE_CASES):
            mine |= Q(pathway=pathway.code, space_id__in=spaces)
    if not mine:
        return
    rows = Case.objects.visible_to(standing).with_names().open().filter(mine, lead=None)
    # How one came is read in it: of a restricted one that they have not opened no list tells it.
    read = Exists(Case.objects.read_by(standing).filter(pk=OuterRef("pk")))
    for case in rows.annotate(is_read=read).order_by("opened_at", "pk")[: SHOWN + 1]:
        mark = "Came by a public form" if case.came == Came.FORM and case.is_read else ""
        yield Waiting(case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title}", mark)


def register() -> None:
    """Called when the program starts."""
    rest = "The team worklist of each pathway shows them all."
    register_kind(Kind("Cases that nobody leads yet", rest, led_by_nobody))
    register_kind(Kind("Cases that you lead", "The register of each pathway shows them all.", led))
