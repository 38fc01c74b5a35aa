"""What the worker does with chronologies: lay one out on pages, as whoever ordered it may read it."""

from datetime import datetime

from goldthread.cases.chronology.files import MOST_BY_THE_WORKER, name_of, on_pages, too_many
from goldthread.cases.chronology.keeping import keep_copy, keep_why_not
from goldthread.cases.chronology.models import ChronologyCopy
from goldthread.cases.chronology.queries import asked_for, merged_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import System
from goldthread.foundation.documents.by_worker import GIVEN_UP, read_as
from goldthread.foundation.files.receiving import Received, stored
from goldthread.foundation.jobs.job import job
from goldthread.foundation.jobs.ordered import NotDone, Ordered, went_wrong

MAKER = System("copy of a chronology made")
GONE = "Whoever ordered it may not read the chronology or take it away any more."
BROKEN = went_wrong("Order it again")


def _not_made(copy: ChronologyCopy, why: str, at: datetime) -> None:
    keep_why_not(copy=copy, why=why, by=MAKER, at=at)


COPIES = Ordered(ChronologyCopy, _not_made, BROKEN, read_with=("space", "chronology__case__space", "ordered_by"))


def give_up(*, space_id: int, copy_id: int) -> None:
    """Somebody gave its making up: another can be ordered."""
    COPIES.give_up(space_id, copy_id, failure=GIVEN_UP)


@job(
    access="a person who takes a chronology away",
    does="Lay a chronology out on pages",
    alone=False,
    given_up=give_up,
    retry=None,
)
def make_copy(*, space_id: int, copy_id: int, at: datetime) -> None:
    """Make one copy. Done twice, it is made once."""
    COPIES.do_once(space_id, copy_id, at, _make)


def _make(copy: ChronologyCopy, at: datetime) -> None:
    keep_copy(copy=copy, received=_made(copy, at), by=MAKER, at=at)


def _made(copy: ChronologyCopy, at: datetime) -> Received:
    """Raise NotDone."""
    asked = asked_for(copy)
    with read_as(copy.ordered_by or MAKER, copy.space_id, at) as (standing, on):
        is_read = ChronologyCopy.objects.visible_to(standing).filter(pk=copy.pk).exists()
        if not is_read or not standing.may(Can.EXPORT, copy.space_id):
            raise NotDone(GONE)
        merged = merged_of(copy.chronology, standing, asked)
    if why := too_many(merged, copy.form, MOST_BY_THE_WORKER):
        raise NotDone(why)
    data = on_pages(copy.chronology, merged, asked, copy.form, on)
    return stored(name_of(copy.chronology, asked, copy.form), copy.form, data)
