"""What happens to a matter: it is raised, replied to, taken further, and ended with what became of it."""

from goldthread.partnership.matters.commands.actions import raise_action_of_matter
from goldthread.partnership.matters.commands.ending import end_matter, take_further
from goldthread.partnership.matters.commands.raising import Raised, raise_matter
from goldthread.partnership.matters.commands.replying import hold_matter, reply_to_matter
from goldthread.partnership.matters.commands.times import set_reply_times

__all__ = [
    "Raised",
    "end_matter",
    "hold_matter",
    "raise_action_of_matter",
    "raise_matter",
    "reply_to_matter",
    "set_reply_times",
    "take_further",
]
