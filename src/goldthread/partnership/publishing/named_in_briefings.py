"""A briefing goes down to hundreds of people: it names nobody whom its review must not name."""

from goldthread.partnership.briefings.models import Briefing
from goldthread.partnership.briefings.stopping import REASONS
from goldthread.partnership.publishing.names.hits import stands_uncleared

NAMED = (
    "Something on the people list of this review stands in the briefing. Take it out, or have it found and cleared by"
    " the name check of the review."
)


def named(briefing: Briefing) -> str:
    """Why agencies must not read it as it is written now; nothing where it names nobody, or a person cleared it."""
    words = "\n".join(written for _, written in briefing.boxes())
    return NAMED if stands_uncleared(briefing.review, words) else ""


def register() -> None:
    """Called when the program starts."""
    REASONS.append(named)
