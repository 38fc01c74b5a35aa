"""What other parts know of a briefing that stops it from going down to agencies."""

from collections.abc import Callable

from goldthread.partnership.briefings.models import Briefing

REASONS: list[Callable[[Briefing], str]] = []
"""Each says in a sentence why a briefing, as it is written now, must not be read by agencies; or nothing."""


def why_not_read(briefing: Briefing) -> str:
    """The first reason that there is, or nothing."""
    return next((why for reason in REASONS if (why := reason(briefing))), "")
