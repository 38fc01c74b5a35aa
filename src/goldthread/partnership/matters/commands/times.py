"""A partnership says how long a reply may take."""

from collections.abc import Mapping
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.matters.kinds import KINDS
from goldthread.partnership.matters.models import ReplyTime
from goldthread.partnership.matters.models.matters import LONGEST_WAIT


@command(Can.RECORD_PLANS, event="reply times set")
def set_reply_times(*, space: Space, days: Mapping[str, int], by: Actor, at: datetime) -> None:
    """Days are given for a reply to some kinds of matter. What was raised before keeps the day that it has."""
    for code, number in days.items():
        if code not in KINDS:
            raise Refused("Choose a kind of matter.")
        if not 1 <= number <= LONGEST_WAIT:
            raise Refused(f"Enter a number of days from 1 to {LONGEST_WAIT}.", code)
    for code, number in days.items():
        ReplyTime.objects.update_or_create(space=space, kind=code, defaults={"days": number})
