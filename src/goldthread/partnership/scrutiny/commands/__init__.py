"""What happens in scrutiny: a sample is drawn, a view is given, a challenge is raised, answered and settled."""

from goldthread.partnership.scrutiny.commands.answers import answer_challenge, challenge_further, end_challenge
from goldthread.partnership.scrutiny.commands.challenges import Asked, raise_challenge
from goldthread.partnership.scrutiny.commands.draws import ViewGiven, draw_sample, give_view

__all__ = [
    "Asked",
    "ViewGiven",
    "answer_challenge",
    "challenge_further",
    "draw_sample",
    "end_challenge",
    "give_view",
    "raise_challenge",
]
