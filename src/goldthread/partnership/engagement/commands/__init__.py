"""What happens with settings: they are recorded, follow their register, are reached, take part and close."""

from goldthread.partnership.engagement.commands.contacts import (
    Contact,
    end_part,
    log_contact,
    log_contact_with_many,
    remove_contact,
    take_part,
)
from goldthread.partnership.engagement.commands.following import Registered, follow_register, record_from_register
from goldthread.partnership.engagement.commands.settings import (
    PeopleThere,
    SettingDetails,
    add_setting,
    close_setting,
    correct_setting,
    name_people,
)

__all__ = [
    "Contact",
    "PeopleThere",
    "Registered",
    "SettingDetails",
    "add_setting",
    "close_setting",
    "correct_setting",
    "end_part",
    "follow_register",
    "log_contact",
    "log_contact_with_many",
    "name_people",
    "record_from_register",
    "remove_contact",
    "take_part",
]
