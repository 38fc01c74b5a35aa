"""What other areas told and nobody answered, on the first page of those who run such cases."""

from collections.abc import Iterator
from datetime import datetime

from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.disclosures.lists import TITLE
from goldthread.cases.disclosures.models import Received
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.words import date
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind


def to_answer(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """The oldest first. Of the case only its reference there is told."""
    if not any(whole_spaces_of(one, standing, Can.RECORD_CASES) for one in PATHWAYS.values()):
        return
    rows = Received.objects.visible_to(standing).filter(answer="", taken_back_at=None)
    for one in rows.select_related("space").order_by("sent_at", "pk")[: SHOWN + 1]:
        detail = f"{one.space} · {one.rules.title} · told on {date(one.sent_at)}"
        yield Waiting(str(one), one.get_absolute_url(), detail)


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind(TITLE, "The list beside the register of each pathway shows them all.", to_answer))
