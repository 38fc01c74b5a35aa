"""Reminders: of meetings that come soon, and of papers that are due and not here. Once each, in the morning."""

from collections.abc import Callable
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.job import job
from goldthread.foundation.records.working_days import is_working_day, working_days_after
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.reminding import remind_of_meeting, remind_of_papers
from goldthread.partnership.meetings.models import Meeting

REMINDER = System("meeting reminders")
DAYS_BEFORE = 2
"""Working days before a meeting, and before papers are due, on which people are reminded."""


@job(access="nobody: it repeats by itself", does="Remind of meetings and of papers", every="20 7 * * *")
def remind(*, at: datetime) -> None:
    """In each partnership that is live, on working days. What was told once is not told again."""
    today = timezone.localdate(at)
    if not is_working_day(today):
        return
    coming = working_days_after(today, DAYS_BEFORE)
    for space in every_space():
        if not space.is_live:
            continue
        for meeting in _planned(space.pk, on__range=(today, coming), reminded_at=None):
            _quietly(remind_of_meeting, meeting, at)
        for meeting in _planned(space.pk, papers_due_on__range=(today, coming), papers_reminded_at=None):
            _quietly(remind_of_papers, meeting, at)


def _planned(space_id: int, **which: tuple[date, date] | None) -> list[Meeting]:
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        rows = Meeting.objects.filter(space=space_id, state=Meeting.State.PLANNED, **which)
        return list(rows.in_order().select_related("group", "space"))


def _quietly(remind: Callable[..., Meeting], meeting: Meeting, at: datetime) -> None:
    """What was called off meanwhile needs no reminder."""
    try:
        remind(meeting=meeting, by=REMINDER, at=at)
    except Refused:
        return
