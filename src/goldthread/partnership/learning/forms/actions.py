"""Forms about an action: what it is, who owes it, which findings it serves."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.actions.commands import JUDGED, ActionDetails, change_action, status_follows
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.ui.forms import DateField, LongTextField, PartialDateField
from goldthread.foundation.ui.record_fields import Several, offer
from goldthread.partnership.learning.commands import (
    add_action_to_review,
    set_findings_served,
)
from goldthread.partnership.learning.models import Finding

ASKED = ("title", "what", "status", "due", "started_on", "done_on", "notes")
FOLLOWING = ("status", "done_on")


class ActionForm(CommandForm):
    """What is said of an action. It is closed with its evidence, and transferred with a reason, and not here."""

    title = forms.CharField(max_length=300, label="Action")
    what = LongTextField(required=False, label="What is to be done")
    status = forms.ChoiceField(label="Status", widget=forms.RadioSelect)
    due = PartialDateField(
        required=False, label="Due", help_text="For example, 27 3 2027. Of a month or a year, its last day counts"
    )
    started_on = DateField(required=False, label="Date started")
    done_on = DateField(required=False, label="Date done")
    notes = LongTextField(required=False, label="Notes")

    looks = {"notes": {"rows": 3}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, now = self.fields["status"], self.initial.get("status", Action.Status.OPEN)
        assert isinstance(field, forms.ChoiceField)
        field.choices = [one for one in Action.Status.choices if now == one[0] or {now, one[0]}.isdisjoint(JUDGED)]
        field.initial = now
        self.kept: dict[str, Any] = {}

    def leave_to_owners(self, action: Action) -> None:
        """Of an action whose status follows what its owners report, neither it nor the day it was done is asked."""
        if action.status in JUDGED or not status_follows(action):
            return
        for name in FOLLOWING:
            self.kept[name] = getattr(action, name)
            del self.fields[name]

    @property
    def details(self) -> ActionDetails:
        return ActionDetails(**{name: self.cleaned_data[name] for name in ASKED if name not in self.kept}, **self.kept)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_action, details=self.details, **given)


def said_of(action: Action) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(action, name) for name in ASKED}


class OwnersForm(CommandForm):
    """Who owes it: any number of agencies and groups."""

    agencies = Several(label="Agencies that owe it")
    groups = Several(label="Groups that owe it")

    looks = {"agencies": {"small": True}, "groups": {"small": True}}

    def __init__(self, *args: Any, agencies: list[Agency], groups: list[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, agencies=agencies, groups=groups)

    @property
    def owners(self) -> dict[str, Iterable[Any]]:
        return {name: self.cleaned_data.get(name, ()) for name in ("agencies", "groups")}

    def change(self, **given: Any) -> int | None:
        return self.carry_out(set_action_owners, **self.owners, **given)


class AddAction(ActionForm, OwnersForm):
    """A new action of a review, with its owners and the findings it serves."""

    reference = forms.CharField(max_length=60, label="Reference", help_text="For example, 1.2")
    findings = Several(label="Findings that it serves")

    looks = {**ActionForm.looks, **OwnersForm.looks, "findings": {"small": True}, "reference": {"width": "10"}}
    field_order = ("reference", "title", "what", "findings", "agencies", "groups", "status", "due")

    def __init__(self, *args: Any, findings: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, findings=findings)

    def add(self, **given: Any) -> int | None:
        return self.carry_out(
            add_action_to_review,
            reference=self.cleaned_data["reference"],
            details=self.details,
            findings=self.cleaned_data.get("findings", ()),
            **self.owners,
            **given,
        )


class FindingsServedForm(CommandForm):
    """Which findings of its review an action serves. What a source states cannot be taken away."""

    findings = Several(label="Findings that it serves")

    def __init__(self, *args: Any, findings: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = findings
        offer(self, findings=findings)

    def change(self, **given: Any) -> int | None:
        ticked = self.cleaned_data.get("findings", ())
        return self.carry_out(set_findings_served, findings=ticked, among=self.offered, **given)
