"""How a document is begun, written and, once the worker has made it, kept."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.documents.content import Content
from goldthread.foundation.documents.kinds import DocumentKind
from goldthread.foundation.documents.models import LONGEST_TITLE, Document
from goldthread.foundation.documents.rules import check_makes, check_may_be_written
from goldthread.foundation.documents.typed import check_typed
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.jobs.ordered import note_failed
from goldthread.foundation.spaces.models import Space, SpaceRecord


@command(Can.MAKE_DOCUMENTS, event="document begun")
def begin_document(
    *,
    space: Space,
    kind: DocumentKind,
    subject: SpaceRecord,
    title: str,
    opening: Mapping[str, str],
    words: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> Document:
    """Begin to write a document about a record that the person may see."""
    check_makes(kind, space, by, at)
    if kind.find(standing_of(by, timezone.localdate(at)), space, subject.pk) is None:
        raise NotAllowed("Your role does not allow this here.")
    document = Document(space=space, kind=kind.code, subject=subject.pk, begun_by_id=account_of(by), begun_at=at)
    _write(document, title, opening, words)
    document.save()
    return document


@command(Can.MAKE_DOCUMENTS, event="document written", about="document")
def write_document(
    *, document: Document, title: str, opening: Mapping[str, str], words: Mapping[str, str], by: Actor, at: datetime
) -> Document:
    """Change what was typed, as long as it is not made."""
    check_may_be_written(document)
    _write(document, title, opening, words)
    document.save()
    return document


@command(Can.BE_THE_PROGRAM, event="document made", about="document")
def record_made(
    *, document: Document, content: Content, files: Mapping[str, Received], is_restricted: bool, by: Actor, at: datetime
) -> Document:
    """Keep what was made: the content with its sources, and a file in each form."""
    document.made_on, document.is_restricted = timezone.localdate(at), is_restricted
    document.keep_content(content, files, by, at)
    return document


@command(Can.BE_THE_PROGRAM, event="document not made", about="document")
def record_not_made(*, document: Document, why: str, by: Actor, at: datetime) -> Document:
    """It can be written and ordered again; what was typed is still there."""
    note_failed(document, failure=why)
    return document


def _write(document: Document, title: str, opening: Mapping[str, str], words: Mapping[str, str]) -> None:
    title = title.strip()
    if not title:
        raise Refused("Enter a title.", "title")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"Use {LONGEST_TITLE} characters at most.", "title")
    check_typed(document.of_kind, opening, words)
    document.title = title
    document.opening = {label: said.strip() for label, said in opening.items() if said.strip()}
    document.words = {code: said.strip() for code, said in words.items() if said.strip()}
