"""A person's own calendar feed: made, and ended."""

from dataclasses import dataclass, field
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.passes.carried import Text, digest_of, new_secret
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.meetings.models import CalendarFeed


@dataclass(frozen=True)
class MadeFeed:
    """A new feed, with the text of its address, which is known only now."""

    feed: CalendarFeed
    text: str = field(repr=False)

    @property
    def pk(self) -> int:
        return self.feed.pk


@command(Can.VIEW_PARTNERSHIP, event="calendar feed made", alone="calendar feeds")
def make_feed(*, space: Space, by: Actor, at: datetime) -> MadeFeed:
    """A new address for one's own calendar. The one before ends: whoever has it reads nothing any more."""
    account = account_of(by)
    if account is None:
        raise Refused("Only a person has a calendar.")
    CalendarFeed.objects.filter(space=space, account=account, ended_at=None).update(ended_at=at)
    secret = new_secret()
    feed = CalendarFeed.objects.create(space=space, account_id=account, secret_hash=digest_of(secret), made_at=at)
    return MadeFeed(feed, str(Text(space.pk, feed.pk, secret)))


@command(Can.VIEW_PARTNERSHIP, event="calendar feed ended", about="feed")
def end_feed(*, feed: CalendarFeed, by: Actor, at: datetime) -> CalendarFeed:
    """Its address opens nothing any more."""
    if feed.ended_at:
        raise Refused("It was ended already.")
    feed.ended_at = at
    feed.save()
    return feed
