"""Somebody lost every second factor, and whoever made sure of it takes it away: the person is always told."""

from goldthread.foundation.accounts import managing
from goldthread.foundation.accounts.models import User
from goldthread.foundation.sign_in.jobs import write_letter
from goldthread.foundation.sign_in.letters import SECOND_FACTOR_TAKEN_AWAY


def take_second_factor_away_and_tell(user: User) -> None:
    """Forget it, end every session, and write to the person, who would else not hear of it from a thief."""
    managing.reset_second_factor(user)
    write_letter(user, SECOND_FACTOR_TAKEN_AWAY)
