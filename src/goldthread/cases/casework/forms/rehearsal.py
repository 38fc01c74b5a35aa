"""The moment for which the clocks of a pathway are rehearsed."""

from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.utils import timezone

from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import DateField, Form
from goldthread.foundation.ui.time_fields import TimeOfDayField, moment_of


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

    looks = {"began_time": {"width": "5"}}

    def __init__(self, *args: Any, space: Space, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = Group.objects.in_force(on).filter(space=space).exclude(code="")
        cast("forms.ModelChoiceField[Group]", self.fields["group"]).queryset = groups.order_by("name")

    @property
    def moment(self) -> datetime:
        """Of a form that holds; without a time, the beginning of the day."""
        day, at = self.cleaned_data["began"], self.cleaned_data["began_time"]
        return moment_of(day, at) if at else timezone.make_aware(datetime(day.year, day.month, day.day))
