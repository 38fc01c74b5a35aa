"""What the worker does for requests: gather what is held, make the pack, destroy what is over."""

from datetime import datetime

from django.conf import settings

from goldthread.foundation.access.standing import System
from goldthread.foundation.documents.rendering.page import as_page
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.files.receiving import stored
from goldthread.foundation.jobs.job import job
from goldthread.foundation.jobs.ordered import Ordered
from goldthread.foundation.jobs.progress import told
from goldthread.foundation.records.file_names import file_name
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.access import record_gathered, record_not_gathered
from goldthread.partnership.rights.commands.destroying import destroy_over
from goldthread.partnership.rights.commands.packs import record_made, record_not_made
from goldthread.partnership.rights.gathering import gather
from goldthread.partnership.rights.models import AccessRequest, Pack
from goldthread.partnership.rights.pack_content import content_of
from goldthread.partnership.rights.releasing import digest_of

GATHERER = System("what is held about a person gathered")
MAKER = System("pack of a request made")
ACCESS = "a person who answers for information rights"


def _not_gathered(access: AccessRequest, _why: str, at: datetime) -> None:
    record_not_gathered(access=access, by=GATHERER, at=at)


def _not_made(pack: Pack, _why: str, at: datetime) -> None:
    record_not_made(pack=pack, by=MAKER, at=at)


SEARCHES = Ordered(AccessRequest, _not_gathered, read_with=("matter__space",), field="search")
PACKS = Ordered(Pack, _not_made, read_with=("matter__space",))


def give_gathering_up(*, space_id: int, access_id: int) -> None:
    """Somebody gave it up: it can be ordered again."""
    SEARCHES.give_up(space_id, access_id)


def give_pack_up(*, space_id: int, pack_id: int) -> None:
    """Somebody gave it up: another can be ordered."""
    PACKS.give_up(space_id, pack_id)


@job(access=ACCESS, does="Gather what is held for a request", alone=False, given_up=give_gathering_up, retry=None)
def gather_what_is_held(*, space_id: int, access_id: int, at: datetime) -> None:
    """Look through everything for one request. Done twice, it gathers the same."""
    SEARCHES.do_once(space_id, access_id, at, _gather)


@job(access=ACCESS, does="Make the pack of a request", alone=False, given_up=give_pack_up, retry=None)
def make_pack(*, space_id: int, pack_id: int, at: datetime) -> None:
    """Make one pack from what was decided. Done twice, it is made once."""
    PACKS.do_once(space_id, pack_id, at, _make)


@job(access="the program itself, once a night", does="Destroy what tells who asked", every="20 3 * * * 0")
def destroy_what_is_over(*, at: datetime) -> None:
    """Of requests that were closed as long ago as their partnership keeps it."""
    destroy_over(at)


def _gather(access: AccessRequest, at: datetime) -> None:
    with told(access.piece) as tell, opened(actor=SYSTEM_ACTOR, reading=[access.space_id]):
        gathered = gather(access.matter, tell)
    record_gathered(access=access, gathered=gathered, by=GATHERER, at=at)


def _make(pack: Pack, at: datetime) -> None:
    with opened(actor=SYSTEM_ACTOR, reading=[pack.space_id]):
        digest, content = digest_of(pack.matter), content_of(pack.matter, pack.letter)
    made = as_pdf(as_page(content, settings.ADDRESS.rstrip("/")))
    received = stored(file_name(pack.matter.reference, "pdf"), "pdf", made)
    record_made(pack=pack, received=received, digest=digest, by=MAKER, at=at)
