"""What is done about people: asking them in, accepting, giving and ending roles, helping who lost the way in."""

from goldthread.foundation.invitations.commands.accepting import accept_as, accept_with_new_account
from goldthread.foundation.invitations.commands.inviting import (
    invite_again,
    invite_person,
    withdraw_invitation,
)
from goldthread.foundation.invitations.commands.recovering import take_second_factor_away
from goldthread.foundation.invitations.commands.roles import end_role, give_role

__all__ = [
    "accept_as",
    "accept_with_new_account",
    "end_role",
    "give_role",
    "invite_again",
    "invite_person",
    "take_second_factor_away",
    "withdraw_invitation",
]
