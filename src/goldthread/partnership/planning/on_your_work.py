"""Activities that a person's own agency leads, on their first page."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind
from goldthread.partnership.planning.models import Activity
from goldthread.partnership.planning.models.activities import OVER


def to_carry_on(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Those that are not over, the ones due first at the top."""
    today = timezone.localdate(at)
    led = Activity.objects.filter(agency_id__in=standing.agencies_where(Can.REPORT_PROGRESS), load=None)
    rows = led.with_state(today).exclude(Q(says__in=OVER)).with_names()
    for activity in rows.order_by("due_by", "pk")[: SHOWN + 1]:
        due = f"due {in_words(activity.due_by)}" if activity.due_by else "no day"
        mark = "Overdue" if activity.due_by and activity.due_by < today else ""
        yield Waiting(activity.words, activity.get_absolute_url(), f"{activity.priority.board} · {due}", mark)


def register() -> None:
    """Called when the program starts."""
    rest = "Whoever keeps the plan can list them all."
    register_kind(Kind("Activities that your agency leads", rest, to_carry_on))
