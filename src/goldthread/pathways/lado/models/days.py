"""Days that a record says: none is to come, and none is too long ago, for harm of many years ago is told too."""

from datetime import date
from typing import Any

from goldthread.foundation.commands.checking import TO_COME
from goldthread.foundation.commands.refusals import Refused


def check_not_to_come(record: Any, names: tuple[str, ...], today: date) -> None:
    """Raise Refused at the first of these days that is after today."""
    for name in names:
        day = getattr(record, name)
        if day is not None and day > today:
            raise Refused(TO_COME, name)
