"""Forms about an activity: who does what by when, how it goes, and what is given out as an action."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.form_pages.knowing import KnowingForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.ui.forms import DateField, LongTextField, PartialDateField
from goldthread.foundation.ui.record_fields import Several, offer
from goldthread.partnership.planning.commands import (
    ActivityDetails,
    Report,
    add_activity,
    change_activity,
    give_out_action,
    report_activity,
)
from goldthread.partnership.planning.forms.choosing import ChoosesLead
from goldthread.partnership.planning.models import SAID_HERE, Activity


class ActivityForm(KnowingForm, ChoosesLead):
    """What is to be done, by whom and by when. Of a day that has passed it is asked whether it is meant."""

    words = LongTextField(label="What is to be done")
    due_by = DateField(label="By when", required=False, help_text="From the day after, it is shown as overdue")

    was_due = forms.BooleanField(label="It was due on that day", required=False)

    tick = "was_due"
    field_order = ("words",)
    looks = {"words": {"rows": 3}}

    def __init__(self, *sent: Any, today: date, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.today = today

    def is_odd(self, said: dict[str, Any]) -> bool:
        day = said.get("due_by")
        return day is not None and day < self.today and day != self.as_it_is.get("due_by")

    @property
    def details(self) -> ActivityDetails:
        return ActivityDetails(self.cleaned_data["words"], due_by=self.cleaned_data["due_by"], **self.leading)

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_activity, details=self.details, was_due=self.is_known, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_activity, details=self.details, was_due=self.is_known, **given)


class ReportActivity(CommandForm):
    """How it goes, and what changed for children."""

    says = forms.ChoiceField(label="How it goes", choices=SAID_HERE, widget=forms.RadioSelect)
    said_on = DateField(label="On which day this was so")
    words = LongTextField(
        label="In a sentence",
        help_text="If it is held up, what it waits for; if it is not done after all, why",
        error_messages={"required": "Say in a sentence how it goes"},
    )
    changed = LongTextField(
        label="What changed for children", required=False, help_text="Leave it empty where nothing is known of that yet"
    )

    looks = {"words": {"rows": 3}, "changed": {"rows": 3}}

    def report(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in Report.__dataclass_fields__}
        return self.carry_out(report_activity, report=Report(**said), **given)


class GiveOutAction(CommandForm):
    """Part of an activity, to be owed like any other action."""

    reference = forms.CharField(max_length=60, label="Reference", help_text="For example, 2.1")
    title = forms.CharField(max_length=300, label="Action")
    what = LongTextField(required=False, label="What is to be done")
    due = PartialDateField(
        required=False, label="Due", help_text="For example, 27 3 2027. Of a month or a year, its last day counts"
    )
    agencies = Several(label="Agencies that owe it")
    groups = Several(label="Groups that owe it")

    looks = {"reference": {"width": "10"}, "what": {"rows": 3}, "agencies": {"small": True}, "groups": {"small": True}}

    def __init__(self, *sent: Any, agencies: Iterable[Agency], groups: Iterable[Group], **options: Any) -> None:
        super().__init__(*sent, **options)
        offer(self, agencies=agencies, groups=groups)

    def give_out(self, **given: Any) -> int | None:
        details = ActionDetails(**{name: self.cleaned_data[name] for name in ("title", "what", "due")})
        owners = {name: self.cleaned_data.get(name, ()) for name in ("agencies", "groups")}
        reference = self.cleaned_data["reference"]
        return self.carry_out(give_out_action, reference=reference, details=details, **owners, **given)


def said_of_activity(activity: Activity) -> dict[str, Any]:
    """What the form begins with."""
    lead = f"agency-{activity.agency_id}" if activity.agency_id else ""
    lead = f"group-{activity.group_id}" if activity.group_id else lead
    return {"words": activity.words, "lead": lead, "post": activity.post, "due_by": activity.due_by}
