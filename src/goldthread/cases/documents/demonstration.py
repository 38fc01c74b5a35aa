"""Documents in the made-up partnership. Nobody and nothing in them is real."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.telling import People, open_cases_of
from goldthread.cases.documents.commands import DocumentSaid, add_document, share_document
from goldthread.cases.documents.models import CaseDocument
from goldthread.foundation.access.roles import MANAGER
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

BASIS = LawfulBasis(
    informed="yes",
    consent="given",
    basis="public_task",
    condition="safeguarding",
    gateway="ca2004_s10",
    rationale="Both teams must know what their managers agreed. It tells of nothing else.",
)
TOLD = (
    ("Notes of the talk between the two managers", "notes.txt", "Both teams look at the dates again.", True),
    ("E-mail of the duty desk", "email.txt", "The family moved in the second week of October.", False),
)


def fictitious_documents(*, space: Space, people: People, at: datetime) -> None:
    """Two on the newest case: one that its agencies read as well, and one that they do not."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        case = open_cases_of(space, MANAGER).order_by("-pk").first()
        is_told = CaseDocument.objects.filter(space=space).exists()
    if case is None or is_told:
        return
    by, today = people[MANAGER], timezone.localdate(at)
    for title, name, words, is_shared in TOLD:
        said = DocumentSaid(title=title, kind="minutes" if is_shared else "letter", dated_on=today)
        file = receive(SimpleUploadedFile(name, words.encode(), "text/plain"))
        document = add_document(case=case, said_of=said, file=file, by=by, at=at)
        if is_shared:
            share_document(document=document, basis=BASIS, by=by, at=at)
