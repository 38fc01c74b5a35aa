"""Do by a one-time link what it is for, exactly once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.passes.commands import consume_link
from goldthread.foundation.passes.holder import PassHolder
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

NOTED = System("what holders of passes do")


@contextmanager
def answering(holder: PassHolder, at: datetime) -> Iterator[PassHolder]:
    """Around the command that answers: both happen or neither. Of two at once the second is refused.

    ``holder`` comes from ``enter_code``. If the command is refused the link stays as it was.
    """
    with opened(actor=SYSTEM_ACTOR, writing=holder.space_id):
        # Whoever comes second waits here until the first is done, and then finds the link used.
        link = Pass.objects.select_for_update(of=("self",)).select_related("agency").get(pk=holder.pass_id)
        if why_not := link.why_not(at):
            raise Refused(why_not)
        yield holder
        consume_link(pass_=link, by=NOTED, at=at)
