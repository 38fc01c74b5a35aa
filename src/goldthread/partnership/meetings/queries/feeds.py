"""What a calendar feed tells, for whoever knows its address."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.groups.sitting import groups_sat_on
from goldthread.foundation.passes.carried import digest_of, read_text, same
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.ical import calendar_of_meetings
from goldthread.partnership.meetings.models import CalendarFeed, Meeting

BACK = timedelta(days=90)
"""How far back a calendar tells: what is older was read long ago."""


def feed_behind(written: str) -> CalendarFeed | None:
    """The feed whose text this is, whatever has become of it; nothing if there is none.

    The text names its space, so the program opens that one and no other, for one row.
    """
    text = read_text(written)
    if text is None:
        return None
    with opened(actor=SYSTEM_ACTOR, reading=[text.space_id]):
        found = CalendarFeed.objects.filter(pk=text.pass_id).select_related("account", "space").first()
    # Somebody who tries numbers cannot tell by the time it takes which of them there are.
    is_right = same(found.secret_hash if found else "", digest_of(text.secret))
    return found if is_right else None


def told_by(feed: CalendarFeed, at: datetime) -> str:
    """The calendar of the meetings of groups on which the person of a feed sits on the day on which it is asked."""
    with opened(actor=SYSTEM_ACTOR, reading=[feed.space_id]):
        today = timezone.localdate(at)
        meetings = _meetings(feed, today)
        return calendar_of_meetings(meetings, settings.ADDRESS.rstrip("/"), at)


def _meetings(feed: CalendarFeed, today: date) -> list[Meeting]:
    if not feed.account.is_active:
        return []
    groups = groups_sat_on(standing_of(feed.account, today))
    rows = Meeting.objects.filter(space=feed.space_id, group__in=groups, on__gte=today - BACK)
    return list(rows.in_order().select_related("group", "space"))
