"""Whether a review is ready, as plain data. It never holds anything of the people list."""

from datetime import date
from typing import Any

from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.models import NameHit
from goldthread.partnership.publishing.readiness import readiness_of


def readiness_as_data(review: Review, on: date) -> dict[str, Any]:
    """For ``goldthread publish check --json``."""
    readiness = readiness_of(review, on)
    hits = NameHit.objects.filter(review=review)
    return {
        "review": review.reference,
        "space": review.space.slug,
        "as_of": on.isoformat(),
        "ready": readiness.is_ready,
        "conditions": [
            {"code": one.code, "title": one.title, "met": one.is_met, "why": one.why} for one in readiness.conditions
        ],
        "hits": {
            "open": hits.filter(cleared_at=None).count(),
            "cleared": hits.exclude(cleared_at=None).count(),
        },
    }
