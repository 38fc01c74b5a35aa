"""What publishing adds to the page of a review: whether it is on the public site, and the way there."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.publications.models import PublicSite
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.publishing.models import ReviewPublication
from goldthread.partnership.publishing.site.addresses import public_address


def on_review(review: Review, request: DeskRequest, _: Parts | None) -> dict[str, Any]:
    """Nothing for those who do not prepare publication, nor of what others published."""
    standing, space = request.standing, request.space.pk
    prepares = standing.may(Can.RECORD_LEARNING, space) or standing.may(Can.PUBLISH_REVIEWS, space)
    if not prepares or review.kind in Review.BY_OTHERS:
        return {"prepares": False}
    out = ReviewPublication.objects.filter(review=review).select_related("page").first()
    site = PublicSite.objects.filter(space=request.space).first()
    address = public_address(site, out.page.path) if site and out and out.page.is_out else ""
    return {"prepares": True, "page": out.page if out else None, "address": address}


def register() -> None:
    """Called when the program starts."""
    SECTIONS[Review].append(Section("publishing/on_review.html", on_review))
