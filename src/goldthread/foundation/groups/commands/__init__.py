"""What happens to groups and to the seats on them."""

from goldthread.foundation.groups.commands.groups import (
    GroupDetails,
    add_group,
    change_group,
    correct_group,
    end_group,
)
from goldthread.foundation.groups.commands.quorum import Needed, add_quorum_need, end_quorum_need
from goldthread.foundation.groups.commands.seats import (
    SeatDetails,
    Sitting,
    add_seat,
    change_seat,
    correct_seat,
    end_seat,
    fill_seat,
)

__all__ = [
    "GroupDetails",
    "Needed",
    "SeatDetails",
    "Sitting",
    "add_group",
    "add_quorum_need",
    "add_seat",
    "change_group",
    "change_seat",
    "correct_group",
    "correct_seat",
    "end_group",
    "end_quorum_need",
    "end_seat",
    "fill_seat",
]
