"""What the worker does with documents: make them."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.standing import System, standing_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.commands import record_made, record_not_made
from goldthread.foundation.documents.making import SubjectGone, content_of, files_of, subject_of
from goldthread.foundation.documents.models import Document, template_of
from goldthread.foundation.documents.rendering.length import TooLong
from goldthread.foundation.jobs.job import job
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

MAKER = System("document made")
GONE = "What it is about is not there any more, or whoever ordered it may not see it now."
BROKEN = (
    "Something went wrong on our side. What was typed is kept: make it again, and if it goes wrong again, ask whoever"
    " runs Goldthread to look at the failed jobs."
)


def give_up(*, space_id: int, document_id: int) -> None:
    """Somebody gave its making up: it can be written and ordered again."""
    waiting = Document.objects.filter(space_id=space_id, pk=document_id, state=Document.State.WAITING)
    waiting.update(state=Document.State.FAILED, failure="Its making was given up.")


@job(access="a person who orders a document", does="Make a document", alone=False, given_up=give_up, retry=None)
def make_document(*, space_id: int, document_id: int, at: datetime) -> None:
    """Make one document as the person who ordered it may see it. Done twice, it is made once."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        rows = Document.objects.filter(pk=document_id, state=Document.State.WAITING)
        document = rows.select_related("space", "ordered_by").first()
    if document is None:
        return
    try:
        _make(document, at)
    except Refused:
        return  # it was given up, or made by another worker, while this one made it
    except TooLong as too_long:
        record_not_made(document=document, why=str(too_long), by=MAKER, at=at)
    except SubjectGone:
        record_not_made(document=document, why=GONE, by=MAKER, at=at)
    except Exception:
        record_not_made(document=document, why=BROKEN, by=MAKER, at=at)
        raise


def _make(document: Document, at: datetime) -> None:
    on = timezone.localdate(at)
    with opened(actor=SYSTEM_ACTOR, reading=[document.space_id]):
        by = document.ordered_by or MAKER
        standing = standing_of(by, on, at)
        subject = subject_of(document, standing)
        content = content_of(document, subject, standing, on)
        template = template_of(document.space, document.of_kind)
    files = files_of(content, template, document.of_kind.most_pages)
    is_restricted = document.of_kind.is_restricted(subject)
    record_made(document=document, content=content, files=files, is_restricted=is_restricted, by=MAKER, at=at)
