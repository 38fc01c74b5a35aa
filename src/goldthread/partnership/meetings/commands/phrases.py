"""Words that the minutes of a group use again and again."""

from collections.abc import Sequence
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.partnership.meetings.models import StockPhrase

MOST_PHRASES, LONGEST_PHRASE = 50, 300


@command(Can.RECORD_MEETINGS, event="phrases of minutes set", about="group", alone="standing items")
def set_phrases(*, group: Group, phrases: Sequence[str], by: Actor, at: datetime) -> Group:
    """What can be put into the minutes of the group with one choice, in this order. Minutes that were written stay."""
    wanted = list(dict.fromkeys(" ".join(one.split()) for one in phrases))
    if len(wanted) > MOST_PHRASES or any(len(one) > LONGEST_PHRASE for one in wanted):
        raise Refused(f"Enter at most {MOST_PHRASES} phrases of at most {LONGEST_PHRASE} characters.", "phrases")
    group.stock_phrases.all().delete()
    for place, words in enumerate(wanted, 1):
        StockPhrase.objects.create(space_id=group.space_id, group=group, place=place, words=words)
    group.save()  # so that another who sets them notices
    return group
