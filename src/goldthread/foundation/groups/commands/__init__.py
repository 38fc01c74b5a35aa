"""What happens to groups and to the seats on them."""

from goldthread.foundation.groups.commands.groups import (
    GroupDetails,
    add_group,
    change_group,
    correct_group,
    end_group,
)
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
    "SeatDetails",
    "Sitting",
    "add_group",
    "add_seat",
    "change_group",
    "change_seat",
    "correct_group",
    "correct_seat",
    "end_group",
    "end_seat",
    "fill_seat",
]
