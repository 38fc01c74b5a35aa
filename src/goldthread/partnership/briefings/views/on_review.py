"""What briefings add to the page of a review: whether one is written, sent, and whom it reached."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.briefings.clocks import written_by
from goldthread.partnership.briefings.counting import reach_of
from goldthread.partnership.briefings.models import Briefing, Cascade
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section


def on_review(review: Review, request: DeskRequest, _: Parts | None) -> dict[str, Any]:
    """Nothing of what others published, nor to those who may neither see a briefing nor write one."""
    standing, space = request.standing, request.space
    if review.kind in Review.BY_OTHERS:
        return {"shows": False}
    found = Briefing.objects.visible_to(standing).filter(review=review).select_related("review", "space").first()
    may_write = standing.may(Can.SEND_BRIEFINGS, space.pk)
    sees_all = standing.may(Can.VIEW_WHOLE_PLAN, space.pk)
    cascades = Cascade.objects.visible_to(standing).filter(space=space)
    return {
        "shows": bool(found or may_write),
        "briefing": found,
        "may_write": may_write,
        "sees_all": sees_all,
        "reach": reach_of(found, request.today, cascades) if found else None,
        "clock": written_by(review, found, request.today) if sees_all else None,
    }


def register() -> None:
    """Called when the program starts."""
    SECTIONS[Review].append(Section("briefings/on_review.html", on_review))
