"""Meetings to come, on the first page of those who sit there, and what is to be done for them, on that of a clerk."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.sitting import groups_sat_on
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind
from goldthread.partnership.meetings.lists import time_of
from goldthread.partnership.meetings.models import Meeting
from goldthread.partnership.meetings.next_step import next_step

AHEAD = timedelta(days=42)
TO_PREPARE = timedelta(days=28)
REST = "The meetings of each partnership show them all."


def to_attend(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Meetings in the next six weeks of the groups on which a person sits or deputises."""
    on = timezone.localdate(at)
    mine = Meeting.objects.filter(group__in=groups_sat_on(standing), state=Meeting.State.PLANNED)
    ahead = mine.filter(on__gte=on, on__lte=on + AHEAD).in_order().select_related("group", "space")
    for meeting in ahead[: SHOWN + 1]:
        agenda = "agenda issued" if meeting.agenda_issued_at else f"papers due {in_words(meeting.papers_due_on)}"
        yield Waiting(str(meeting), meeting.get_absolute_url(), f"{meeting.space} · {time_of(meeting)} · {agenda}")


def to_prepare(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """What comes next for meetings whose agenda or minutes are owed by now, or within four weeks."""
    running = standing.spaces_where(Can.RECORD_MEETINGS)
    if not running:
        return
    on = timezone.localdate(at)
    owed = Q(state=Meeting.State.PLANNED, on__lte=on + TO_PREPARE) & (Q(agenda_issued_at=None) | Q(on__lte=on))
    unwritten = Q(state=Meeting.State.HELD, signed_off_at=None)
    rows = Meeting.objects.filter(owed | unwritten, space_id__in=running).in_order()
    for meeting in rows.select_related("group", "space").prefetch_related("items")[: SHOWN + 1]:
        step = next_step(meeting, on)
        if step:
            by = f" by {in_words(step.by)}" if step.by else ""
            mark = "Late" if step.is_late(on) else ""
            yield Waiting(str(meeting), meeting.get_absolute_url(), f"{meeting.space} · {step.words}{by}", mark)


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind("Your meetings", REST, to_attend))
    register_kind(Kind("Meetings to prepare or write up", REST, to_prepare))
