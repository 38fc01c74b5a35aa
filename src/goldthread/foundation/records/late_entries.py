"""What was typed some time after it happened is marked as a late entry. What was typed in the same night is none."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from goldthread.foundation.records.moments import end_of, is_first_of_day, tells_day


def is_late_entry(happened_at: datetime, recorded_at: datetime) -> bool:
    """Whether it was recorded later than it may be without being called late.

    Of what tells only its day it counts from the end of that day: nobody said when on it it was.
    """
    return recorded_at - _latest(happened_at) > settings.LATE_ENTRY_AFTER


def recorded_after(happened_at: datetime, recorded_at: datetime) -> timedelta:
    """How long after it happened it was recorded: in whole days of the calendar where only its day is known."""
    if _latest(happened_at) == happened_at and not tells_day(happened_at):
        return recorded_at - happened_at
    return timezone.localdate(recorded_at) - timezone.localdate(happened_at)


def _latest(happened_at: datetime) -> datetime:
    """When at the latest it was."""
    return end_of(timezone.localdate(happened_at)) if is_first_of_day(happened_at) else happened_at
