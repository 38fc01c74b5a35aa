"""A partnership that counts malicious allegations as unfounded ones, as Leeds does (statutory.md 8.3), for tests."""

from goldthread.cases.casework.commands import add_outcome, take_outcome_off
from goldthread.cases.casework.models import LocalOutcome
from goldthread.cases.casework.outcomes import OWN
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.spaces.models import Space
from goldthread.pathways.lado.factories import RECEIVED_AT

MALICIOUS = {
    "words": "Malicious",
    "meaning": "It was made up on purpose.",
    "counts_as": "unfounded",
}
IN_WORDS = "Malicious (counts as “Unfounded”)"


def as_in_leeds(space: Space, *, by: Actor) -> str:
    """The code of the own outcome, which stands in place of the declared one of that name."""
    ours = {"space": space, "pathway": "lado", "by": by, "at": RECEIVED_AT}
    take_outcome_off(**ours, outcome="malicious")
    return code_of(add_outcome(**ours, **MALICIOUS))


def code_of(row: LocalOutcome) -> str:
    return OWN.format(number=row.pk)
