"""A document is put on a case, replaced by a newer file, shared, or withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.permissions import NOT_HERE
from goldthread.cases.casework.recording import write_event
from goldthread.cases.casework.sharing import ALL_WHO_SEE_IT, end_sharing, keep_sharing
from goldthread.cases.documents.allowing import adding_in, replacing, sharing, withdrawing
from goldthread.cases.documents.models import CaseDocument, CaseDocumentFile
from goldthread.cases.letters.keeping import note_left_open
from goldthread.cases.letters.owing import owed_by_event
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, Standing, account_of, standing_of
from goldthread.foundation.commands.checking import check_happened, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.records.numbering import next_number

LONGEST_TITLE = 200
NO_SUCH_LETTER = "No such letter is owed in this case."
OF_WHICH = "This letter is owed more than once. Say of which record this is a copy."
TOO_EARLY = "The letter tells of {day}, so a copy of it bears that day or a later one."

Kept = tuple[str, int]
"""A record of a case: the code of its step, and its number."""


@dataclass(frozen=True)
class DocumentSaid:
    """What is said of a document beside its file. Where it is a ``copy_of`` a letter that is owed once, ``of_record``
    need not be said.
    """

    title: str
    kind: str
    dated_on: date
    note: str = ""
    copy_of: str = ""
    of_record: Kept | None = None


@command(Can.RECORD_CASES, event="document put on a case", about="case")
def add_document(*, case: Case, said_of: DocumentSaid, file: Received, by: Actor, at: datetime) -> CaseDocument:
    """Put a document on an open case. It is shared afterwards, once it is said on which lawful basis."""
    standing = standing_of(by, timezone.localdate(at), at)
    holding = _allowed(adding_in(case, standing))
    check_changes(case)
    document = _described(case, said_of, timezone.localdate(at))
    document.copied_step, document.copied_record = _copied(case, said_of, holding)
    document.agency_id, document.added_by_id, document.added_at = holding.agency_id, account_of(by), at
    document.save()
    _keep(document, file, by, at)
    _tell(document, CaseEvent.Kind.DOCUMENT_ADDED, document.title, holding, by, at)
    return document


@command(Can.RECORD_CASES, event="document of a case replaced", about="document")
def replace_document(*, document: CaseDocument, file: Received, by: Actor, at: datetime) -> CaseDocument:
    """A newer file takes the place of the one before, which stays to be seen."""
    holding = _changing(document, replacing, by, at)
    _keep(document, file, by, at)
    # Raises the version of the document, so that a form somebody else has open notices.
    document.save(update_fields=["title"])
    _tell(document, CaseEvent.Kind.DOCUMENT_REPLACED, document.title, holding, by, at)
    return document


@command(Can.RECORD_CASES, Can.SHARE_CASES, event="document of a case shared", about="document")
def share_document(*, document: CaseDocument, basis: LawfulBasis, by: Actor, at: datetime) -> CaseDocument:
    """All who see the case read it from now on, on a lawful basis. That cannot be taken back: it may have been read."""
    holding = _changing(document, sharing, by, at)
    if document.shared_at:
        raise Refused("All who see the case can read it already.")
    keep_sharing(
        document.case, document, basis, what=document.title, shared_with=ALL_WHO_SEE_IT, holding=holding, by=by, at=at
    )
    document.shared_at = at
    document.save()
    _tell(document, CaseEvent.Kind.DOCUMENT_SHARED, document.title, holding, by, at)
    return document


@command(Can.RECORD_CASES, event="document of a case withdrawn", about="document")
def withdraw_document(*, document: CaseDocument, why: str, by: Actor, at: datetime) -> CaseDocument:
    """It counts no longer, and is shared with nobody any more. It only takes away, so a closed case allows it too:
    what stands in the wrong one, and was shared there, is often found late.
    """
    holding = _changing(document, withdrawing, by, at, is_taken_away=True)
    reason = said(why, "Enter why it is withdrawn.", "why")
    _check_length(reason, "why", "Why it is withdrawn")
    document.withdrawn_at, document.withdrawn_why = at, reason
    document.save()
    end_sharing(document, what=document.title, by=by, at=at)
    if document.copy_of:
        note_left_open(document.case_id)
    _tell(document, CaseEvent.Kind.DOCUMENT_WITHDRAWN, f"{document.title}: {reason}", holding, by, at)
    return document


def _allowed(holding: Held | None) -> Held:
    if holding is None:
        raise NotAllowed(NOT_HERE)
    return holding


def _changing(
    document: CaseDocument,
    allows: Callable[[CaseDocument, Standing], Held | None],
    by: Actor,
    at: datetime,
    *,
    is_taken_away: bool = False,
) -> Held:
    """The role in which somebody changes it, whose case is locked. Raise Refused where nothing is changed now."""
    document.case = Case.objects.get(pk=document.case_id)
    holding = _allowed(allows(document, standing_of(by, timezone.localdate(at), at)))
    check_changes(document.case, document, is_taken_away=is_taken_away)
    return holding


def check_changes(case: Case, document: CaseDocument | None = None, *, is_taken_away: bool = False) -> None:
    """Raise Refused where nothing may be added to a case, or nothing changed of its document, whoever asks."""
    if case.is_closed and not is_taken_away:
        raise Refused(f"{case} is closed, so its documents stay as they are. Open it again first.")
    if document is not None and document.is_withdrawn:
        raise Refused("It was withdrawn. Add the document again instead.")


def _described(case: Case, told: DocumentSaid, today: date) -> CaseDocument:
    title = said(told.title, "Enter what the document is called.", "title")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"Use {LONGEST_TITLE} characters at most.", "title")
    if told.kind not in CaseDocument.Kind.values:
        raise Refused("Select what kind of document it is.", "kind")
    check_happened(told.dated_on, today, "dated_on")
    _check_length(told.note, "note", "The note")
    return CaseDocument(
        space_id=case.space_id,
        case=case,
        title=title,
        kind=told.kind,
        dated_on=told.dated_on,
        note=told.note.strip(),
        copy_of=told.copy_of,
    )


def _copied(case: Case, told: DocumentSaid, holding: Held) -> tuple[str, int | None]:
    """Of which record it is the letter of which this is a copy: whoever runs the case says so, of what is owed."""
    if not told.copy_of:
        return "", None
    owed = [event for event, letter in owed_by_event(case) if letter.code == told.copy_of]
    found = [one for one in owed if told.of_record in (None, (one.step, one.record_id))]
    if holding.agency_id or not found:
        raise Refused(NO_SUCH_LETTER, "copy_of")
    if len(found) > 1:
        raise Refused(OF_WHICH, "copy_of")
    happened_on = timezone.localdate(found[0].happened_at)
    if told.dated_on < happened_on:
        raise Refused(TOO_EARLY.format(day=in_words(happened_on)), "dated_on")
    return found[0].step, found[0].record_id


def _check_length(words: str, field: str, what: str) -> None:
    if is_too_long(words):
        raise Refused(too_long(what), field)


def _keep(document: CaseDocument, file: Received, by: Actor, at: datetime) -> None:
    CaseDocumentFile.objects.create(
        space_id=document.space_id,
        document=document,
        number=next_number(CaseDocumentFile.objects.filter(document=document)),
        file=keep_file(space=document.case.space, received=file, by=by, at=at),
        given_by_id=account_of(by),
        given_at=at,
    )


def _tell(document: CaseDocument, kind: CaseEvent.Kind, words: str, holding: Held, by: Actor, at: datetime) -> None:
    """On the timeline of the case."""
    write_event(document.case, kind, words=words, holding=holding, by=by, at=at)
