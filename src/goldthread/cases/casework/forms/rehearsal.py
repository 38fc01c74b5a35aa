"""The moment for which the clocks of a pathway are rehearsed."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.ui.forms import DateField, Form
from goldthread.foundation.ui.time_fields import TimeOfDayField, moment_of


class Rehearsal(Form):
    """A day, past or to come, and a time of day."""

    began = DateField(label="Day on which it begins")
    began_time = TimeOfDayField(label="Time of day", required=False, help_text="For example, 4:40pm")

    looks = {"began_time": {"width": "5"}}

    @property
    def moment(self) -> datetime:
        """Of a form that holds; without a time, the beginning of the day."""
        day, at = self.cleaned_data["began"], self.cleaned_data["began_time"]
        return moment_of(day, at) if at else timezone.make_aware(datetime(day.year, day.month, day.day))
