"""Reminders of requests that were not answered: looked for each working hour, written once each."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from goldthread.cases.requests.commands import remind_of_lane
from goldthread.cases.requests.models import Lane
from goldthread.foundation.access.standing import System
from goldthread.foundation.jobs.job import job
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

SOON = timedelta(days=2)
"""So long before the last moment the first letter is written."""
SETTLES = timedelta(days=1)
"""Whoever was asked less than this ago is not reminded yet."""
FRIDAY, EVENING = 4, 18
REMINDER = System("reminder of requests")


@job(access="nobody: it repeats by itself", does="See which information requests wait", every="20 * * * *")
def see_which_requests_wait(*, at: datetime) -> None:
    """On working days in working hours, and only in spaces that are live."""
    local = timezone.localtime(at)
    if local.weekday() > FRIDAY or not settings.DIGEST_HOUR <= local.hour < EVENING:
        return
    for space in every_space():
        if space.is_live:
            remind_in(space.pk, at)


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
    before = Q(due_at__gte=at, due_at__lte=at + SOON, counts_from__lte=at - SETTLES, reminded_before_at=None)
    after = Q(due_at__lt=at, reminded_after_at=None)
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        rows = Lane.objects.filter(space_id=space_id).to_be_chased(at).with_state(at).filter(before | after)
        return list(rows.order_by("pk").values_list("pk", flat=True))
