"""Forms about groups."""

from datetime import date
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.commands import (
    GroupDetails,
    add_group,
    change_group,
    correct_group,
    end_group,
)
from goldthread.foundation.groups.models import Group, GroupKind, Remit
from goldthread.foundation.groups.queries import groups_on
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import DateField, LongTextField, YesNoField
from goldthread.partnership.governance.commands.from_templates import add_groups_from_templates
from goldthread.partnership.governance.group_templates import GROUP_TEMPLATES


class GroupForm(CommandForm):
    """What is said of a group. ``space`` and ``day`` say which groups it may answer to."""

    name = forms.CharField(max_length=200)
    short_name = forms.CharField(max_length=40, required=False, label="Short name")
    kind = forms.ChoiceField(choices=[("", "Select a kind"), *GroupKind.choices], label="Kind of group")
    parent = forms.ChoiceField(required=False, label="Answers to")
    remit = forms.ChoiceField(
        required=False, label="Whose safety it is for", choices=[("", "Not said"), *Remit.choices]
    )
    purpose = LongTextField(required=False)
    terms_of_reference = forms.CharField(
        max_length=200,
        required=False,
        label="Terms of reference",
        help_text="The name and version of the document, or its web address",
    )
    cadence = forms.CharField(
        max_length=100, required=False, label="How often it meets", help_text="For example, 6 times a year"
    )
    quorum = forms.CharField(
        max_length=200, required=False, label="Quorum", help_text="In the words of the terms of reference"
    )
    quorum_count = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=200,
        label="Seats that must be filled at a meeting",
        help_text="By the holder or the named deputy. Leave empty if the quorum is no number",
    )
    quorum_share = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=100,
        label="Share of the seats that must be filled, in per cent",
        help_text="Observers, advisers and minute takers are not counted",
    )
    substitutes_allowed = YesNoField(
        required=False,
        unknown="Not known",
        label="May somebody other than the named deputy stand in?",
    )
    is_statutory = forms.BooleanField(required=False, label="Required by law")
    note = LongTextField(required=False, label="Note")

    looks = {
        "short_name": {"width": "10"},
        "kind": {"width": "two-thirds"},
        "cadence": {"width": "20"},
        "quorum_count": {"width": "3"},
        "quorum_share": {"width": "3"},
        "note": {"rows": 3},
    }

    def __init__(self, *args: Any, space: Space, day: date, group: Group | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        above = [group.parent] if group and group.parent else []
        self.groups = {str(one.pk): one for one in [*groups_on(space.pk, day), *above] if one != group}
        names = [(key, one.name) for key, one in self.groups.items()]
        field = self.fields["parent"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "No other group"), *names]

    @property
    def details(self) -> GroupDetails:
        said = {name: self.cleaned_data[name] for name in Group.remembers}
        return GroupDetails(**said | {"parent": self.groups.get(said["parent"])})


class AddGroup(GroupForm):
    starts_on = DateField(label="Meets from", required=False, help_text="Leave empty if it is not known")

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_group, details=self.details, starts_on=self.cleaned_data["starts_on"], **given)


class ChangeGroup(GroupForm):
    from_on = DateField(label="True from", help_text="Before this day, what was recorded stays")

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_group, details=self.details, from_on=self.cleaned_data["from_on"], **given)


class CorrectGroup(GroupForm):
    starts_on = DateField(label="Meets from", required=False)
    ends_on = DateField(label="Meets until", required=False, help_text="The last day")
    dates_note = forms.CharField(
        label="How the dates are known", required=False, max_length=300, help_text="If they are not certain"
    )

    def correct(self, **given: Any) -> int | None:
        dates = {name: self.cleaned_data[name] for name in ("starts_on", "ends_on", "dates_note")}
        return self.carry_out(correct_group, details=self.details, **dates, **given)


class EndGroup(CommandForm):
    on = DateField(label="Last day", help_text="The group and its seats are still there on this day")

    def end(self, **given: Any) -> int | None:
        return self.carry_out(end_group, on=self.cleaned_data["on"], **given)


class FromTemplates(CommandForm):
    """Groups to tick. Those that are there already are not offered again, but for task and finish groups."""

    codes = forms.MultipleChoiceField(label="Groups", widget=forms.CheckboxSelectMultiple)
    with_seats = forms.BooleanField(
        required=False, initial=True, label="With their usual seats, empty, to be filled later"
    )
    starts_on = DateField(label="They meet from")

    def __init__(self, *args: Any, there: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [template for template in GROUP_TEMPLATES if template.code not in there]
        field = self.fields["codes"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(template.code, template.name) for template in offered]
        field.error_messages["required"] = "Select at least one group"
        self.looks = {
            "codes": {"hints": {template.code: f"{template.purpose} {template.cadence}." for template in offered}}
        }

    def add(self, **given: Any) -> None:
        answers = {name: self.cleaned_data[name] for name in ("codes", "with_seats", "starts_on")}
        self.carry_out(add_groups_from_templates, **answers, **given)
