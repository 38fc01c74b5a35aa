"""Requests to which a person may reply for their agency, on their first page."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F

from goldthread.cases.requests.models import Lane
from goldthread.cases.requests.models.lanes import OVERDUE
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.words import date
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind


def to_answer(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """What presses first. Of the case only its pathway is told."""
    if not standing.agencies_where(Can.ANSWER_REQUESTS):
        return
    rows = Lane.objects.of_agencies(standing).to_be_answered().with_state(at).with_names()
    for lane in rows.order_by(F("due_at"), "pk")[: SHOWN + 1]:
        due = f" · reply by {date(lane.due_at)}" if lane.due_at else ""
        detail = f"{lane.space} · {lane.request.case.rules.title}{due}"
        mark = "Late" if lane.state == OVERDUE else ""
        yield Waiting(str(lane.request), lane.get_absolute_url(), detail, mark, "bad" if mark else "")


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind("Requests to answer", "The requests to your agency show them all.", to_answer))
