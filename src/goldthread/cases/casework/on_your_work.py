"""Cases that a person leads, on their first page."""

from collections.abc import Iterator
from datetime import datetime

from goldthread.cases.casework.models import Case
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


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind("Cases that you lead", "The register of each pathway shows them all.", led))
