"""Reports that are due, on the first page of whoever owes them."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.words import date
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind
from goldthread.partnership.forward_plan.queries import reports_to_send


def to_send(standing: Standing, at: datetime) -> Iterator[Waiting]:
    for report in reports_to_send(standing, timezone.localdate(at))[: SHOWN + 1]:
        is_late = report.state == "overdue"
        owner = f" · owed by {report.owner}" if report.owner else ""
        due = f"{'was due' if is_late else 'due'} by {date(report.due_by)}"
        detail = f"{report.space} · to {report.considered_by} · {due}{owner}"
        yield Waiting(str(report), report.get_absolute_url(), detail, "Late" if is_late else "")


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind("Reports to send", "The forward plan of each partnership shows them all.", to_send))
