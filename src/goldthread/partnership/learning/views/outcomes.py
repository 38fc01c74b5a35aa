"""An outcome statement: what will be different, how it will be tested, and what it shows was learned."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.learning.models import AssuranceMethod, OutcomeFinding
from goldthread.partnership.learning.sections import sections_of
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.learning.views.in_sight import visible_outcome


@access(Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS)
def outcome(request: DeskRequest, pk: int) -> HttpResponse:
    """One outcome statement of a review."""
    found = visible_outcome(request, pk, "outcome page")
    shown_by = OutcomeFinding.objects.filter(outcome=found).select_related("finding").order_by("finding__number")
    shown = {
        "outcome": found,
        "review": found.review,
        "shown_by": list(shown_by),
        "methods": list(AssuranceMethod.objects.filter(review=found.review).order_by("code")),
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
        "sections": sections_of(found, request),
        "crumbs": crumbs_to_review(request.space, found.review),
    }
    return render(request, "learning/outcome.html", shown)
