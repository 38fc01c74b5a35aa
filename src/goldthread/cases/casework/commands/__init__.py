"""What happens to a case."""

from goldthread.cases.casework.commands.acting import set_action
from goldthread.cases.casework.commands.correcting import correct_record
from goldthread.cases.casework.commands.leading import hand_to
from goldthread.cases.casework.commands.limits import set_limits
from goldthread.cases.casework.commands.opening import open_case
from goldthread.cases.casework.commands.public import set_public_door, take_from_public
from goldthread.cases.casework.commands.reopening import reopen_case
from goldthread.cases.casework.commands.sharing import share_record
from goldthread.cases.casework.commands.stepping import record_step

__all__ = [
    "correct_record",
    "hand_to",
    "open_case",
    "record_step",
    "reopen_case",
    "set_action",
    "set_limits",
    "set_public_door",
    "share_record",
    "take_from_public",
]
