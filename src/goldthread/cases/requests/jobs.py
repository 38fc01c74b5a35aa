"""Reminders of requests that were not answered: looked for each working hour, written once each."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.requests.commands import remind_of_lane
from goldthread.cases.requests.models import Lane
from goldthread.cases.requests.queries import to_be_reminded
from goldthread.foundation.access.standing import System
from goldthread.foundation.clocks import NotKnown, WorkingTime
from goldthread.foundation.jobs.job import job
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.timekeeping.models import working_time_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

REMINDER = System("reminder of requests")


@job(access="nobody: it repeats by itself", does="See which information requests wait", every="20 * * * *")
def see_which_requests_wait(*, at: datetime) -> None:
    """In working hours of working days, as each partnership keeps them, and only in spaces that are live."""
    for space in every_space():
        if space.is_live and _is_worked(_working_time(space.pk), at):
            remind_in(space.pk, at)


def _working_time(space_id: int) -> WorkingTime:
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        return working_time_of(space_id)


def _is_worked(working: WorkingTime, at: datetime) -> bool:
    """Where the bank holidays of a year are not known, each day but those of the weekend is taken for one that is."""
    day = timezone.localdate(at)
    opens, closes = working.hours_of(day)
    try:
        return opens <= at < closes and working.is_worked(day)
    except NotKnown:
        return True


def remind_in(space_id: int, at: datetime) -> None:
    """Put each lane of a space that waits too long in the queue, as a job of its own."""
    for number in that_wait_too_long(space_id, at):
        remind_lane.configure(lock=f"lane {number}").defer(space_id=space_id, lane_id=number)


@job(access="the look at which information requests wait", does="Remind an agency of an information request")
def remind_lane(*, space_id: int, lane_id: int, at: datetime) -> None:
    """One lane; done twice it writes once."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        lane = Lane.objects.filter(pk=lane_id).select_related("space").first()
    if lane is not None:
        remind_of_lane(lane=lane, by=REMINDER, at=at)


def that_wait_too_long(space_id: int, at: datetime) -> list[int]:
    """Numbers of the lanes of a space of which a letter is owed now."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        return list(to_be_reminded(space_id, at).order_by("pk").values_list("pk", flat=True))
