"""Reminders of reports that are due soon or overdue, in the morning of working days."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.job import job
from goldthread.foundation.records.working_days import is_working_day
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.forward_plan.models import CalledReport
from goldthread.partnership.forward_plan.reminding import remind_of_report

REMINDER = System("reminders of reports")
BEFORE = timedelta(days=14)
"""So long before its last day whoever owes a report is reminded of it."""
NOT_LONGER_AGO = timedelta(days=60)
"""What was due longer ago is history that came in late: it is on the register, and nobody is written to."""


@job(access="nobody: it repeats by itself", does="Remind of reports that are due", every="30 7 * * *")
def remind_of_reports(*, at: datetime) -> None:
    """In each partnership that is live. Each report is told of once before its day and once after it."""
    remind_where_due(at)


def remind_where_due(at: datetime) -> None:
    if not is_working_day(timezone.localdate(at)):
        return
    for space in every_space():
        for report in _due_in(space.pk, at) if space.is_live else ():
            try:
                remind_of_report(report=report, by=REMINDER, at=at)
            except Refused:
                continue  # it came meanwhile, or nobody can be written to: the register tells of it


def _due_in(space_id: int, at: datetime) -> list[CalledReport]:
    today = timezone.localdate(at)
    soon = Q(due_by__range=(today, today + BEFORE), reminded_before_on=None)
    late = Q(due_by__range=(today - NOT_LONGER_AGO, today - timedelta(days=1)), reminded_late_on=None)
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        rows = CalledReport.objects.filter(soon | late, space=space_id, received_on=None)
        return list(rows.filter(considered_on=None, withdrawn_on=None, load=None).select_related("space"))
