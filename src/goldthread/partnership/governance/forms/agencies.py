"""Forms about agencies."""

from typing import Any

from django import forms

from goldthread.foundation.agencies.commands import (
    AgencyDetails,
    add_agency,
    change_agency,
    correct_agency,
    end_agency,
)
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField


class AgencyForm(CommandForm):
    """What is said of an agency."""

    name = forms.CharField(max_length=200)
    short_name = forms.CharField(max_length=40, required=False, label="Short name")
    kind = forms.ChoiceField(choices=[("", "Select a kind"), *AgencyKind.choices], label="Kind of agency")
    is_safeguarding_partner = forms.BooleanField(
        required=False,
        label="A safeguarding partner",
        help_text="The council, the integrated care board or the police: Children Act 2004 section 16E",
    )
    is_relevant_agency = forms.BooleanField(
        required=False, label="A relevant agency", help_text="Named in the published arrangements"
    )
    owes_section_11 = forms.BooleanField(
        required=False, label="Owes a Section 11 return", help_text="Children Act 2004 section 11"
    )
    is_designated_education_agency = forms.BooleanField(
        required=False,
        label="A designated childcare or education agency",
        help_text="Children’s Wellbeing and Schools Act 2026 section 2, once regulations name it",
    )

    looks = {"short_name": {"width": "10"}, "kind": {"width": "two-thirds"}}

    @property
    def details(self) -> AgencyDetails:
        return AgencyDetails(**{name: self.cleaned_data[name] for name in Agency.remembers})


class AddAgency(AgencyForm):
    starts_on = DateField(
        label="Takes part from", required=False, help_text="Leave empty if it is not known. For example, 1 4 2026"
    )

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_agency, details=self.details, starts_on=self.cleaned_data["starts_on"], **given)


class ChangeAgency(AgencyForm):
    from_on = DateField(label="True from", help_text="Before this day, what was recorded stays")

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_agency, details=self.details, from_on=self.cleaned_data["from_on"], **given)


class CorrectAgency(AgencyForm):
    starts_on = DateField(label="Takes part from", required=False)
    ends_on = DateField(label="Takes part until", required=False, help_text="The last day")
    dates_note = forms.CharField(
        label="How the dates are known", required=False, max_length=300, help_text="If they are not certain"
    )

    def correct(self, **given: Any) -> int | None:
        dates = {name: self.cleaned_data[name] for name in ("starts_on", "ends_on", "dates_note")}
        return self.carry_out(correct_agency, details=self.details, **dates, **given)


class EndAgency(CommandForm):
    on = DateField(label="Last day", help_text="The agency is still there on this day")
    with_seats = forms.BooleanField(required=False, label="End its seats on the same day")

    def end(self, **given: Any) -> int | None:
        answers = {name: self.cleaned_data[name] for name in ("on", "with_seats")}
        return self.carry_out(end_agency, **answers, **given)
