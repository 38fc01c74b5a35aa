"""What publishing adds to the page of a review: the way to what must be so before it is published."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section


def on_review(review: Review, request: DeskRequest, _: Parts | None) -> dict[str, Any]:
    """Nothing for those who do not prepare publication, nor of what others published."""
    standing, space = request.standing, request.space.pk
    prepares = standing.may(Can.RECORD_LEARNING, space) or standing.may(Can.PUBLISH_REVIEWS, space)
    return {"prepares": prepares and review.kind != Review.Kind.ELSEWHERE}


def register() -> None:
    """Called when the program starts."""
    SECTIONS[Review].append(Section("publishing/on_review.html", on_review))
