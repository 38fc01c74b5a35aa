"""The first day from another on which a group meets, as far as its calendar knows."""

from datetime import date

from goldthread.foundation.groups.models import Group
from goldthread.partnership.meetings.models import Meeting
from goldthread.partnership.meetings.queries.year import proposed_in

YEARS_AHEAD = 2


def next_meeting_on(group: Group, day: date) -> date | None:
    """A meeting that is planned and not cancelled, or one that its cadence names; None if neither is known.

    It is looked for until the end of the next year: a group that meets more seldom is no panel.
    """
    planned = group.meetings.filter(on__gte=day).exclude(state=Meeting.State.CANCELLED)
    days = list(planned.order_by("on").values_list("on", flat=True)[:1])
    for year in range(day.year, day.year + YEARS_AHEAD):
        days += [one.on for one in proposed_in(group, year, day) if one.falls.on is not None]
    return min(days, default=None)
