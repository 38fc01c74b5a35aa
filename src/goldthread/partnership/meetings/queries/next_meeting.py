"""The first day on which a group meets after a moment, as far as its calendar knows."""

from datetime import date, datetime

from django.db.models import Q

from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.moments import LONDON
from goldthread.partnership.meetings.models import Meeting
from goldthread.partnership.meetings.queries.year import proposed_in

YEARS_AHEAD = 2


def next_meeting_on(group: Group, began: datetime) -> date | None:
    """A meeting that is planned and not cancelled, or one that its cadence names; None if neither is known.

    On the very day it is one that begins later: one that has begun comes in time for nothing.
    It is looked for until the end of the next year: a group that meets more seldom is no panel.
    """
    there = began.astimezone(LONDON)
    day, at = there.date(), there.time()
    later = Q(on__gt=day) | Q(on=day, begins_at__gt=at)
    planned = group.meetings.filter(later).exclude(state=Meeting.State.CANCELLED)
    days = list(planned.order_by("on").values_list("on", flat=True)[:1])
    for year in range(day.year, day.year + YEARS_AHEAD):
        falling = [one for one in proposed_in(group, year, day) if one.falls.on is not None]
        days += [one.on for one in falling if one.on > day or one.cadence.begins_at > at]
    return min(days, default=None)
