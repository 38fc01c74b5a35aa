"""What happens to a chronology."""

from goldthread.cases.chronology.commands.asking import (
    AskedOf,
    ask_agencies,
    share_chronology,
    stop_sharing,
)
from goldthread.cases.chronology.commands.copying import order_copy
from goldthread.cases.chronology.commands.handing_in import hand_lane_in, take_lane_back
from goldthread.cases.chronology.commands.people import change_person, list_person, unlist_person
from goldthread.cases.chronology.commands.telling import change_entry, strike_entry_out, tell_entry
from goldthread.cases.chronology.commands.uploading import strike_upload_out, upload_entries

__all__ = [
    "AskedOf",
    "ask_agencies",
    "change_entry",
    "change_person",
    "hand_lane_in",
    "list_person",
    "order_copy",
    "share_chronology",
    "stop_sharing",
    "strike_entry_out",
    "strike_upload_out",
    "take_lane_back",
    "tell_entry",
    "unlist_person",
    "upload_entries",
]
