"""What publishing adds to the page of a review: whether it is ready to be published, for those who prepare that."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.publishing.readiness import readiness_of


def on_review(review: Review, request: DeskRequest, _: Parts | None) -> dict[str, Any]:
    """Nothing for those who do not prepare publication, and of a review that others or we have published."""
    standing, space = request.standing, request.space.pk
    prepares = standing.may(Can.RECORD_LEARNING, space) or standing.may(Can.PUBLISH_REVIEWS, space)
    if not prepares or review.kind == Review.Kind.ELSEWHERE:
        return {"readiness": None}
    return {"readiness": readiness_of(review, request.today)}


def register() -> None:
    """Called when the program starts."""
    SECTIONS[Review].append(Section("publishing/on_review.html", on_review))
