"""An agency of the made-up partnership is asked about one action by a one-time link, and has not answered yet.

Nobody and nothing in it is real. It is asked through the same command that people use.
"""

from datetime import datetime, timedelta

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.one_time_links.of_actions.commands import ask_by_link
from goldthread.foundation.one_time_links.sending import Mailbox
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import ORIGIN, Review

GOOD_FOR = timedelta(days=10)
MAILBOX = Mailbox("safeguarding.team@northmere.example", "safeguarding team", "duty.desk@northmere.example")


def fictitious_asking(*, review: Review, by: Actor, at: datetime) -> None:
    """Who lives with a child: nobody has said how that goes."""
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        asked = Action.objects.filter(space=review.space_id, origin=ORIGIN, origin_id=review.pk).get(reference="2.1")
        agency = Agency.objects.get(actions_owed__action=asked)
    ask_by_link(space=review.space, action=asked, agency=agency, to=MAILBOX, expires_at=at + GOOD_FOR, by=by, at=at)
