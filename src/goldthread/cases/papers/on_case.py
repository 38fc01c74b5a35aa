"""What papers that name nobody add to a case: the way to each on its page, and that no name gets into them."""

from typing import Any

from django.db.models import OuterRef
from django.urls import reverse

from goldthread.cases.casework.held_against import register_check
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.papers.kept_out import hold_against_names
from goldthread.foundation.access.requests import DeskRequest


def register() -> None:
    register_check(hold_against_names)
    register_section(Section("papers/on_case.html", _shown, lambda: CaseEvent.objects.filter(case=OuterRef("pk"))))


def _shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    papers = case.rules.papers if is_there and case.rules.papers and sees_all_of(case, request.standing) else ()
    ways = ((paper, reverse("case_paper", args=[request.space.slug, case.reference, paper.code])) for paper in papers)
    return {"papers": [(paper.title, paper.purpose, way) for paper, way in ways]}
