"""What the worker does with documents: make them."""

from datetime import datetime

from goldthread.foundation.access.standing import System
from goldthread.foundation.documents.by_worker import GIVEN_UP, read_as
from goldthread.foundation.documents.commands import record_made, record_not_made
from goldthread.foundation.documents.making import content_of, files_of, subject_of
from goldthread.foundation.documents.models import Document, template_of
from goldthread.foundation.jobs.job import job
from goldthread.foundation.jobs.ordered import Ordered, went_wrong

MAKER = System("document made")
BROKEN = went_wrong("What was typed is kept: make it again")


def _not_made(document: Document, why: str, at: datetime) -> None:
    record_not_made(document=document, why=why, by=MAKER, at=at)


DOCUMENTS = Ordered(Document, _not_made, BROKEN, read_with=("space", "ordered_by"))


def give_up(*, space_id: int, document_id: int) -> None:
    """Somebody gave its making up: it can be written and ordered again."""
    DOCUMENTS.give_up(space_id, document_id, failure=GIVEN_UP)


@job(access="a person who orders a document", does="Make a document", alone=False, given_up=give_up, retry=None)
def make_document(*, space_id: int, document_id: int, at: datetime) -> None:
    """Make one document as the person who ordered it may see it. Done twice, it is made once."""
    DOCUMENTS.do_once(space_id, document_id, at, _make)


def _make(document: Document, at: datetime) -> None:
    with read_as(document.ordered_by or MAKER, document.space_id, at) as (standing, on):
        subject = subject_of(document, standing)
        content = content_of(document, subject, standing, on)
        template = template_of(document.space, document.of_kind)
    files = files_of(content, template, document.of_kind.most_pages)
    is_restricted = document.of_kind.is_restricted(subject)
    record_made(document=document, content=content, files=files, is_restricted=is_restricted, by=MAKER, at=at)
