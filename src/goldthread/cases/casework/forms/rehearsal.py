"""The moment for which the clocks of a pathway are rehearsed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.utils import timezone

from goldthread.cases.declaring.clocks import Event
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import DateField, Form
from goldthread.foundation.ui.time_fields import TimeOfDayField, moment_of

BEFORE_IT_BEGAN = "It begins on {day}. Enter that day or a later one, or leave this empty."
OTHER = "event-{code}"
"""The field in which it is asked when something was that starts clocks later."""


class Rehearsal(Form):
    """A day, past or to come, and a time of day; and a panel, if its next meeting is asked about."""

    began = DateField(label="Day on which it begins")
    began_time = TimeOfDayField(
        of="began",
        label="Time of day",
        required=False,
        help_text="For example, 4:40pm. Left empty, it is the beginning of the day",
    )
    group = forms.ModelChoiceField(
        Group.objects.none(),
        label="Panel",
        required=False,
        to_field_name="code",
        empty_label="None",
        help_text="Does its next meeting come in time?",
    )

    def __init__(self, *args: Any, space: Space, on: date, events: Sequence[Event] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.events = events
        for event in events:
            hint = "Leave it empty if it is the same day"
            self.fields[OTHER.format(code=event.code)] = DateField(label=event.title, required=False, help_text=hint)
        groups = Group.objects.in_force(on).filter(space=space).exclude(code="")
        cast("forms.ModelChoiceField[Group]", self.fields["group"]).queryset = groups.order_by("name")

    def clean(self) -> dict[str, Any]:
        """What starts clocks later is not before what happened first."""
        said = {**(super().clean() or {})}
        began = said.get("began")
        for event in self.events:
            name = OTHER.format(code=event.code)
            if began and (day := said.get(name)) and day < began:
                self.add_error(name, BEFORE_IT_BEGAN.format(day=in_words(began)))
        return said

    @property
    def moment(self) -> datetime:
        """Of a form that holds; without a time, the beginning of the day."""
        day, at = self.cleaned_data["began"], self.cleaned_data["began_time"]
        return moment_of(day, at) if at else _beginning(day)

    @property
    def others(self) -> dict[str, datetime]:
        """Of a form that holds: the beginning of the day of each event that was on another."""
        days = {event.code: self.cleaned_data[OTHER.format(code=event.code)] for event in self.events}
        return {code: _beginning(day) for code, day in days.items() if day is not None}


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))
