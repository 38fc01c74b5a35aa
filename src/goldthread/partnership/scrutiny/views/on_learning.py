"""What scrutiny adds to the pages of findings and outcomes: what the independent scrutineer asks about them."""

from typing import Any

from django.db.models import Q

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.learning.models import Finding, OutcomeStatement
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.scrutiny.models import Challenge


def on_finding(finding: Finding, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """Challenges about a finding and about its recommendations, and what the scrutineer may challenge."""
    recommendations = list(finding.recommendation_set.order_by("number", "pk"))
    said = _said(Q(finding=finding) | Q(recommendation__finding=finding), request)
    offered = [("Challenge this finding", "finding", finding.pk)]
    offered += [
        (
            f"Challenge recommendation {place}" if len(recommendations) > 1 else "Challenge the recommendation",
            "recommendation",
            one.pk,
        )
        for place, one in enumerate(recommendations, start=1)
    ]
    return said | {"offered": offered if said["may_scrutinise"] else []}


def on_outcome(outcome: OutcomeStatement, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """Challenges about whether an outcome came about."""
    said = _said(Q(outcome=outcome), request)
    offered = [("Challenge what is known of this outcome", "outcome", outcome.pk)]
    return said | {"offered": offered if said["may_scrutinise"] else []}


def _said(about: Q, request: DeskRequest) -> dict[str, Any]:
    challenges = Challenge.objects.visible_to(request.standing).filter(about, space=request.space)
    return {
        "challenges": list(challenges.with_subjects().order_by("-number")),
        "may_scrutinise": request.standing.may(Can.SCRUTINISE, request.space.pk),
        "slug": request.space.slug,
    }


def register() -> None:
    """Called when the program starts."""
    SECTIONS[Finding].append(Section("scrutiny/on_learning.html", on_finding))
    SECTIONS[OutcomeStatement].append(Section("scrutiny/on_learning.html", on_outcome))
