"""What documents add to the page of a case: those that somebody sees, and the way to add one."""

from typing import Any

from django.db.models import OuterRef, Q

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.documents.models import CaseDocument, CaseDocumentQuerySet
from goldthread.cases.letters.owing import COPIES, HAPPENED_ON
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing


def register() -> None:
    """Called when the program starts."""
    register_section(
        Section("case_documents/on_case.html", on_case, lambda: CaseDocument.objects.filter(case=OuterRef("pk")))
    )
    COPIES.append(copies_of)


def copies_of(letter: Letter) -> CaseDocumentQuerySet:
    """Copies of the letter of an outer event's record that went out in another way. Of those that do not say of which
    record it was, each that is of its day or later.
    """
    of_case = CaseDocument.objects.filter(space_id=OuterRef("space_id"), case_id=OuterRef("case_id"))
    rows = of_case.filter(copy_of=letter.code, withdrawn_at=None)
    of_record = Q(copied_step=OuterRef("step"), copied_record=OuterRef("record_id"))
    return rows.filter(of_record | Q(copied_record=None, dated_on__gte=OuterRef(HAPPENED_ON)))


def on_case(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    may_add = not case.is_closed and may_in(case, Can.RECORD_CASES, request.standing)
    documents = documents_of(case, request.standing) if is_there else []
    return {"documents": documents, "case": case, "may_add": may_add}


def documents_of(case: Case, standing: Standing) -> list[CaseDocument]:
    """As far as somebody sees them: the newest first, and what was withdrawn last. One statement."""
    rows = CaseDocument.objects.visible_to(standing).filter(space_id=case.space_id, case=case)
    documents = list(rows.select_related("agency").order_by("-dated_on", "-pk"))
    for document in documents:
        document.space, document.case = case.space, case
    return sorted(documents, key=lambda one: one.is_withdrawn)
