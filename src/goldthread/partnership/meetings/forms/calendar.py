"""Forms by which a group's calendar is made and changed."""

from dataclasses import fields
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.form_pages.knowing import KnowingForm
from goldthread.foundation.records.working_days import is_working_day
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.foundation.ui.time_fields import TimeOfDayField
from goldthread.partnership.meetings.commands.calendar import (
    LATEST,
    LONGEST,
    SOONEST,
    Pattern,
    When,
    add_meeting,
    cancel_meeting,
    end_cadence,
    invite_to_meetings,
    move_meeting,
    plan_year,
    set_cadence,
)
from goldthread.partnership.meetings.models import Cadence, Mode
from goldthread.partnership.meetings.models.calendar import MINUTES_DUE, PAPERS_DUE

TIME_HINT = "Such as 9:30am or 14:30"
MOST_DAYS = 60


class Where(CommandForm):
    """How people meet, and where."""

    mode = forms.ChoiceField(label="How people meet", choices=Mode.choices, widget=forms.RadioSelect)
    place = forms.CharField(label="Place", max_length=200, required=False)
    link = forms.URLField(label="Address of the online meeting", max_length=500, required=False, assume_scheme="https")


class SetCadence(Where):
    """How a group meets from a day on."""

    from_on = DateField(
        label="From", help_text="For a group that meets every so many months, counting begins in this month"
    )
    every = forms.ChoiceField(label="How often", choices=Cadence.Every.choices)
    week = forms.TypedChoiceField(
        label="In which week of the month",
        choices=Cadence.Week.choices,
        coerce=int,
        help_text="Does not count for a group that meets every week or two",
    )
    weekday = forms.TypedChoiceField(label="On which day", choices=Cadence.Weekday.choices, coerce=int)
    begins_at = TimeOfDayField(label="Begins at", help_text=TIME_HINT)
    minutes_long = forms.IntegerField(label="Lasts how many minutes", min_value=1, max_value=LONGEST)
    on_holiday = forms.ChoiceField(
        label="If that day is a bank holiday, the group meets",
        choices=Cadence.OnHoliday.choices,
        widget=forms.RadioSelect,
    )
    not_in_august = forms.BooleanField(label="Does not meet in August", required=False)
    papers_due_days = forms.IntegerField(
        label="Papers are due how many working days before",
        min_value=0,
        max_value=MOST_DAYS,
        help_text="5 is a local default: no law or guidance names a number",
    )
    minutes_due_days = forms.IntegerField(
        label="Minutes are issued within how many working days after",
        min_value=0,
        max_value=MOST_DAYS,
        help_text="10 is a local default: no law or guidance names a number",
    )

    field_order = [
        "from_on",
        "every",
        "week",
        "weekday",
        "begins_at",
        "minutes_long",
        "on_holiday",
        "not_in_august",
        "mode",
        "place",
        "link",
        "papers_due_days",
        "minutes_due_days",
    ]
    looks = {name: {"width": "3"} for name in ("minutes_long", "papers_due_days", "minutes_due_days")}

    def set(self, **given: Any) -> int | None:
        pattern = Pattern(**{field.name: self.cleaned_data[field.name] for field in fields(Pattern)})
        return self.carry_out(set_cadence, pattern=pattern, from_on=self.cleaned_data["from_on"], **given)


USUAL_CADENCE = {
    "every": Cadence.Every.QUARTER,
    "week": Cadence.Week.FIRST,
    "weekday": Cadence.Weekday.TUESDAY,
    "begins_at": "10:00am",
    "minutes_long": 120,
    "on_holiday": Cadence.OnHoliday.NEXT_DAY,
    "mode": Mode.ONLINE,
    "papers_due_days": PAPERS_DUE,
    "minutes_due_days": MINUTES_DUE,
}


class EndCadence(CommandForm):
    on = DateField(label="Last day on which the group meets like this")

    def end(self, **given: Any) -> int | None:
        return self.carry_out(end_cadence, on=self.cleaned_data["on"], **given)


class PlanYear(CommandForm):
    year = forms.IntegerField(label="Year", min_value=SOONEST, max_value=LATEST)

    looks = {"year": {"width": "4"}}

    def plan(self, **given: Any) -> int:
        """Give the year, which is shown next."""
        year: int = self.cleaned_data["year"]
        self.carry_out(plan_year, year=year, **given)
        return year


class InviteToMeetings(PlanYear):
    def invite(self, **given: Any) -> int:
        """Give the year, which is shown next."""
        year: int = self.cleaned_data["year"]
        self.carry_out(invite_to_meetings, year=year, **given)
        return year


class MeetingForm(KnowingForm, Where):
    """When and where one meeting is. Of a day on which nobody works it is asked whether it is meant."""

    on = DateField(label="Day")
    begins_at = TimeOfDayField(of="on", label="Begins at", help_text=TIME_HINT)
    ends_at = TimeOfDayField(of="on", label="Ends at")
    nobody_works = forms.BooleanField(label="The group meets on that day all the same", required=False)

    tick = "nobody_works"
    field_order = ("on", "begins_at", "ends_at", "mode", "place", "link")

    def is_odd(self, said: dict[str, Any]) -> bool:
        day = said.get("on")
        return day is not None and day != self.as_it_is.get("on") and not is_working_day(day)

    @property
    def when(self) -> When:
        return When(**{field.name: self.cleaned_data[field.name] for field in fields(When)})


class AddMeeting(MeetingForm):
    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_meeting, when=self.when, nobody_works=self.is_known, **given)


class MoveMeeting(MeetingForm):
    why = forms.CharField(label="Why it is moved", max_length=500)

    def move(self, **given: Any) -> int | None:
        why = self.cleaned_data["why"]
        return self.carry_out(move_meeting, when=self.when, why=why, nobody_works=self.is_known, **given)


class CancelMeeting(CommandForm):
    why = LongTextField(label="Why it is cancelled", max_length=500)

    looks = {"why": {"rows": 3}}

    def cancel(self, **given: Any) -> int | None:
        return self.carry_out(cancel_meeting, why=self.cleaned_data["why"], **given)
