"""What happens to a case."""

from goldthread.cases.casework.commands.acting import set_action
from goldthread.cases.casework.commands.beginnings import set_beginnings
from goldthread.cases.casework.commands.correcting import correct_record
from goldthread.cases.casework.commands.editions import set_editions
from goldthread.cases.casework.commands.leading import give_lead, hand_to
from goldthread.cases.casework.commands.limits import set_limits
from goldthread.cases.casework.commands.opening import open_case, open_case_from_file, put_numbers_aside
from goldthread.cases.casework.commands.outcomes import add_outcome, offer_outcome, take_outcome_off
from goldthread.cases.casework.commands.own_lists import add_to_list, change_in_list
from goldthread.cases.casework.commands.panels import choose_panel
from goldthread.cases.casework.commands.public import set_public_door, take_from_public
from goldthread.cases.casework.commands.reopening import reopen_case
from goldthread.cases.casework.commands.sharing import share_record
from goldthread.cases.casework.commands.stepping import record_step

__all__ = [
    "add_outcome",
    "add_to_list",
    "change_in_list",
    "choose_panel",
    "correct_record",
    "give_lead",
    "hand_to",
    "offer_outcome",
    "open_case",
    "open_case_from_file",
    "put_numbers_aside",
    "record_step",
    "reopen_case",
    "set_action",
    "set_beginnings",
    "set_editions",
    "set_limits",
    "set_public_door",
    "share_record",
    "take_from_public",
    "take_outcome_off",
]
