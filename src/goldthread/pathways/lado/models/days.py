"""Days that a record says: none is to come, nor after what tells of it; and none is too long ago, for harm of many
years ago is told too.
"""

from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.foundation.commands.checking import TO_COME
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words

AFTER_IT_WAS_TOLD = "You were told of it on {day}. Enter that day or an earlier one."


def check_not_to_come(record: Any, names: tuple[str, ...], today: date) -> None:
    """Raise Refused at the first of these days that is after today."""
    for name in names:
        day = getattr(record, name)
        if day is not None and day > today:
            raise Refused(TO_COME, name)


def check_not_after_told(record: Any, *names: str) -> None:
    """Raise Refused at the first of these days that is after the one on which the record itself happened."""
    told_on = timezone.localdate(record.happened_at)
    for name in names:
        day = getattr(record, name)
        if day is not None and day > told_on:
            raise Refused(AFTER_IT_WAS_TOLD.format(day=in_words(told_on)), name)
