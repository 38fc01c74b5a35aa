"""People are reminded of a meeting, and of papers that are due."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can, roles_that
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.command import command
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.calendar import check_planned
from goldthread.partnership.meetings.letters import write_paper_is_due, write_reminder
from goldthread.partnership.meetings.models import Meeting, Paper


@command(Can.RECORD_MEETINGS, event="people reminded of a meeting", about="meeting", alone=IN_TURN)
def remind_of_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Everyone who sits on the group is told that it meets soon."""
    check_planned(meeting)
    meeting.reminded_at = at
    meeting.save()
    write_reminder(meeting, at)
    return meeting


@command(Can.RECORD_MEETINGS, event="agencies reminded of papers", about="meeting", alone=IN_TURN)
def remind_of_papers(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """The leads of agencies whose papers are wanted and are not here are told so."""
    check_planned(meeting)
    meeting.papers_reminded_at = at
    meeting.save()
    here = Paper.objects.that_count().order_by().filter(item__meeting=meeting).values("item")
    missing = meeting.items.filter(paper_wanted=True, agency__isnull=False).exclude(pk__in=here)
    holdings = Holding.objects.filter(
        space=meeting.space, role__in=roles_that(Can.SEND_PAPERS), agency__in=missing.values("agency")
    )
    numbers = holdings.in_force(timezone.localdate(at)).values("user")
    write_paper_is_due(meeting, User.objects.filter(pk__in=numbers, is_active=True).order_by("pk"), at)
    return meeting
