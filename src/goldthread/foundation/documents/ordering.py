"""Have a document made by the worker."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.documents.jobs import make_document
from goldthread.foundation.documents.models import Document
from goldthread.foundation.documents.rules import check_may_be_written


@command(Can.MAKE_DOCUMENTS, event="document ordered", about="document")
def order_document(*, document: Document, by: Actor, at: datetime) -> Document:
    """Have it made by the worker, from what the person who orders it may see."""
    check_may_be_written(document)
    document.state, document.failure = Document.State.WAITING, ""
    document.ordered_by_id = account_of(by)
    document.save()
    make_document.defer(space_id=document.space_id, document_id=document.pk)
    return document
