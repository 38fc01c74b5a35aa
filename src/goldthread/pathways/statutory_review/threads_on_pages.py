"""The case says which thread came of it, and the review from which case it came, to whoever sees that one."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.sections import Section as CaseSection
from goldthread.cases.casework.sections import register_section
from goldthread.foundation.access.requests import DeskRequest
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.pathways.statutory_review.models import ThreadBegun


def _kept() -> QuerySet[Any]:
    return ThreadBegun.objects.filter(case=OuterRef("pk"))


def on_case(case: Case, request: DeskRequest, there: bool) -> dict[str, Any]:
    """The review, for whoever reads all of the case and sees the review."""
    if not there or not sees_all_of(case, request.standing):
        return {"review": None}
    numbers = ThreadBegun.objects.filter(case=case).values("review")
    seen = Review.objects.visible_to(request.standing).filter(pk__in=numbers)
    return {"review": seen.select_related("space").first()}


def on_review(review: Review, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """The case, for whoever sees it."""
    begun = ThreadBegun.objects.filter(review=review).values("case")
    return {"case": Case.objects.visible_to(request.standing).filter(pk__in=begun).select_related("space").first()}


def register() -> None:
    """Called when the program starts."""
    register_section(CaseSection("statutory_review/thread_of_case.html", on_case, _kept))
    SECTIONS[Review].append(Section("statutory_review/case_of_review.html", on_review))
