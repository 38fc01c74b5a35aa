"""What the worker does before a review is published: look for names in its texts and files."""

from datetime import datetime

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.job import job
from goldthread.foundation.jobs.progress import told
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.publishing.commands.names import record_looked_through, record_not_looked_through
from goldthread.partnership.publishing.models import NameCheck
from goldthread.partnership.publishing.names.hits import look_through

LOOKER = System("names looked for")


def give_up(*, space_id: int, check_id: int) -> None:
    """Somebody gave it up: it can be ordered again."""
    waiting = NameCheck.objects.filter(space_id=space_id, pk=check_id, state=NameCheck.State.WAITING)
    waiting.update(state=NameCheck.State.FAILED)


@job(
    access="a person who clears reviews for publication",
    does="Look for names in a review",
    alone=False,
    given_up=give_up,
    retry=None,
)
def look_for_names(*, space_id: int, check_id: int, at: datetime) -> None:
    """Look through all texts and files of one review. Done twice, it finds the same."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        waiting = NameCheck.objects.filter(pk=check_id, state=NameCheck.State.WAITING)
        check = waiting.select_related("review__space").first()
    if check is None:
        return
    try:
        with told(check.piece) as tell, opened(actor=SYSTEM_ACTOR, reading=[space_id]):
            found = look_through(check.review, tell)
        record_looked_through(check=check, found=found, by=LOOKER, at=at)
    except Refused:
        return  # it was given up while this went on
    except Exception:
        record_not_looked_through(check=check, by=LOOKER, at=at)
        raise
