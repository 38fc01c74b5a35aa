"""What the worker does before a review is published: look for names in its texts and files."""

from datetime import datetime

from goldthread.foundation.access.standing import System
from goldthread.foundation.jobs.job import job
from goldthread.foundation.jobs.ordered import Ordered
from goldthread.foundation.jobs.progress import told
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.publishing.commands.names import record_looked_through, record_not_looked_through
from goldthread.partnership.publishing.models import NameCheck
from goldthread.partnership.publishing.names.hits import look_through

LOOKER = System("names looked for")


def _not_looked_through(check: NameCheck, _why: str, at: datetime) -> None:
    record_not_looked_through(check=check, by=LOOKER, at=at)


CHECKS = Ordered(NameCheck, _not_looked_through, read_with=("review__space",))


def give_up(*, space_id: int, check_id: int) -> None:
    """Somebody gave it up: it can be ordered again."""
    CHECKS.give_up(space_id, check_id)


@job(
    access="a person who clears reviews for publication",
    does="Look for names in a review",
    alone=False,
    given_up=give_up,
    retry=None,
)
def look_for_names(*, space_id: int, check_id: int, at: datetime) -> None:
    """Look through all texts and files of one review. Done twice, it finds the same."""
    CHECKS.do_once(space_id, check_id, at, _look)


def _look(check: NameCheck, at: datetime) -> None:
    with told(check.piece) as tell, opened(actor=SYSTEM_ACTOR, reading=[check.space_id]):
        found = look_through(check.review, tell)
    record_looked_through(check=check, found=found, by=LOOKER, at=at)
