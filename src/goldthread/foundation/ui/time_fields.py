"""A time of day, as people type it."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from goldthread.foundation.records.times import time_of

NO_TIME = "Enter a time, such as 9:30am or 14:30."
TIME_HINT = "UK time, such as 9:30am or 14:30"
LONGEST = 20


class TimeOfDayField(forms.CharField):
    """A time as people type it: "9:30am", "2pm", "14:30", "14.30". Its value is a ``time``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST, **options)

    def to_python(self, value: Any) -> Any:
        words = str(super().to_python(value) or "").strip()
        if not words:
            return None
        found = time_of(words)
        if found is None:
            raise forms.ValidationError(NO_TIME)
        return found

    def validate(self, value: object) -> None:
        if value is None and self.required:
            raise forms.ValidationError(NO_TIME)

    def run_validators(self, value: object) -> None:
        """It was read already."""


def moment_of(day: date, at: time) -> datetime:
    """A day and a time of day, typed apart, as one moment: both are those of England."""
    return timezone.make_aware(datetime.combine(day, at))
