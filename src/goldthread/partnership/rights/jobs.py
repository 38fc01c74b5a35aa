"""What the worker does for requests: gather what is held, make the pack, destroy what is over."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.rendering.page import as_page
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.files import storage
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.jobs.job import job
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


def give_gathering_up(*, space_id: int, access_id: int) -> None:
    """Somebody gave it up: it can be ordered again."""
    waiting = AccessRequest.objects.filter(space_id=space_id, pk=access_id, search=AccessRequest.Search.WAITING)
    waiting.update(search=AccessRequest.Search.FAILED)


def give_pack_up(*, space_id: int, pack_id: int) -> None:
    """Somebody gave it up: another can be ordered."""
    Pack.objects.filter(space_id=space_id, pk=pack_id, state=Pack.State.WAITING).update(state=Pack.State.FAILED)


@job(access=ACCESS, does="Gather what is held for a request", alone=False, given_up=give_gathering_up, retry=None)
def gather_what_is_held(*, space_id: int, access_id: int, at: datetime) -> None:
    """Look through everything for one request. Done twice, it gathers the same."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        waiting = AccessRequest.objects.filter(pk=access_id, search=AccessRequest.Search.WAITING)
        access = waiting.select_related("matter__space").first()
    if access is None:
        return
    try:
        with told(access.piece) as tell, opened(actor=SYSTEM_ACTOR, reading=[space_id]):
            gathered = gather(access.matter, tell)
        record_gathered(access=access, gathered=gathered, by=GATHERER, at=at)
    except Refused:
        return  # it was given up while this went on
    except Exception:
        record_not_gathered(access=access, by=GATHERER, at=at)
        raise


@job(access=ACCESS, does="Make the pack of a request", alone=False, given_up=give_pack_up, retry=None)
def make_pack(*, space_id: int, pack_id: int, at: datetime) -> None:
    """Make one pack from what was decided. Done twice, it is made once."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        waiting = Pack.objects.filter(pk=pack_id, state=Pack.State.WAITING)
        pack = waiting.select_related("matter__space").first()
    if pack is None:
        return
    try:
        with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
            digest, content = digest_of(pack.matter), content_of(pack.matter, pack.letter)
        made = as_pdf(as_page(content, settings.ADDRESS.rstrip("/")))
        name = file_name(pack.matter.reference, "pdf")
        received = Received(name, "pdf", len(made), sha256(made).hexdigest(), storage.put(made))
        record_made(pack=pack, received=received, digest=digest, by=MAKER, at=at)
    except Refused:
        return  # it was given up while this went on
    except Exception:
        record_not_made(pack=pack, by=MAKER, at=at)
        raise


@job(access="the program itself, once a night", does="Destroy what tells who asked", every="20 3 * * * 0")
def destroy_what_is_over(*, at: datetime) -> None:
    """Of requests that were closed as long ago as their partnership keeps it."""
    destroy_over(at)
