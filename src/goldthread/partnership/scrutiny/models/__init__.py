"""What the independent scrutineer draws, says and asks, and what is answered."""

from goldthread.partnership.scrutiny.models.challenges import (
    LATE,
    STATES,
    SUBJECTS,
    Challenge,
    ChallengeQuerySet,
    ChallengeTurn,
)
from goldthread.partnership.scrutiny.models.draws import Draw, DrawnAction, DrawQuerySet, ScrutineersView

__all__ = [
    "LATE",
    "STATES",
    "SUBJECTS",
    "Challenge",
    "ChallengeQuerySet",
    "ChallengeTurn",
    "Draw",
    "DrawQuerySet",
    "DrawnAction",
    "ScrutineersView",
]
