"""What a page about to be published shows instead of its button while something is missing."""

from collections.abc import Iterable
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.publishing.obstacles import Obstacles
from goldthread.partnership.publishing.readiness import Condition


def missing_of(
    request: DeskRequest, obstacles: Obstacles, clear: str, conditions: Iterable[Condition] = ()
) -> dict[str, Any]:
    """What is missing, each with where it is mended; ``clear`` only for whoever may clear what is held up."""
    may_clear = obstacles.held is not None and request.standing.may(Can.PUBLISH_REVIEWS, request.space.pk)
    return {
        "missing": [
            *({"text": one.missing[:1].upper() + one.missing[1:], "href": one.href} for one in conditions),
            *({"text": said, "href": ""} for said in obstacles.said),
        ],
        "clear": clear if may_clear else "",
    }
