"""Documents of cases for tests. Nothing here is real."""

from datetime import date, datetime

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import Case
from goldthread.cases.documents.commands import DocumentSaid, add_document, share_document
from goldthread.cases.documents.models import CaseDocument
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.receiving import receive

SAID = DocumentSaid("Report of the school", "report", date(2026, 11, 2), "Two pages.")


def a_document(
    case: Case, *, by: Actor, at: datetime, is_shared: bool = False, said: DocumentSaid = SAID
) -> CaseDocument:
    file = receive(an_upload(b"She was absent for nine days.", "report.txt"))
    document = add_document(case=case, said_of=said, file=file, by=by, at=at)
    if is_shared:
        share_document(document=document, basis=a_basis(), by=by, at=at)
    return document
