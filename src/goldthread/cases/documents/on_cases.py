"""What documents add to the page of a case: those that somebody sees, and the way to add one."""

from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.documents.models import CaseDocument
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can


def register() -> None:
    """Called when the program starts."""
    register_section(Section("case_documents/on_case.html", on_case))


def on_case(case: Case, request: DeskRequest) -> dict[str, Any]:
    """The newest first; what was withdrawn stands last."""
    rows = CaseDocument.objects.visible_to(request.standing).filter(space_id=case.space_id, case=case)
    documents = list(rows.select_related("agency").order_by("-dated_on", "-pk"))
    for document in documents:
        document.space, document.case = case.space, case
    may_add = not case.is_closed and may_in(case, Can.RECORD_CASES, request.standing)
    return {"documents": sorted(documents, key=lambda one: one.is_withdrawn), "case": case, "may_add": may_add}
