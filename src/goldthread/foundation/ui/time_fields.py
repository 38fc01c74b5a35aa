"""A time of day, as people type it."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from goldthread.foundation.records.moments import never_was
from goldthread.foundation.records.times import time_of
from goldthread.foundation.ui.words import date as in_words
from goldthread.foundation.ui.words import time as time_in_words

NO_TIME = "Enter a time, such as 9:30am or 14:30."
NEVER_WAS = "There is no {at} on {day}: the clocks in the UK go forward over it. Enter another time."
TIME_HINT = "UK time, such as 9:30am or 14:30"
LONGEST = 20


class TimeBox(forms.TextInput):
    """The box of a time of day: as wide as one."""


class TimeOfDayField(forms.CharField):
    """A time as people type it: "9:30am", "2pm", "14:30", "14.30". Its value is a ``time``.

    ``of`` names the field of the form that asks for its day: on one day of each year an hour is left out. ``whose`` is
    heard after a label that stands on a page several times, by those who hear one box after another.
    """

    widget = TimeBox

    def __init__(self, *, of: str = "", whose: str = "", **options: Any) -> None:
        self.of, self.whose = of, whose
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

    def why_never(self, at: time | None, said: Mapping[str, Any]) -> str:
        """Why a form that says this cannot mean a time on its day; nothing where it can."""
        day = said.get(self.of)
        if day is None or at is None or not never_was(day, at):
            return ""
        return NEVER_WAS.format(at=time_in_words(datetime.combine(day, at)), day=in_words(day))


def moment_of(day: date, at: time) -> datetime:
    """A day and a time of day, typed apart, as one moment: both are those of England."""
    return timezone.make_aware(datetime.combine(day, at))
