"""Forms about people and their roles."""

from datetime import date
from typing import Any

from django import forms

from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.invitations.commands import (
    end_role,
    invite_again,
    invite_person,
    withdraw_invitation,
)
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import DateField

OF_AGENCY = [role.code for role in ROLES.values() if role.of_agency]


class InviteForm(CommandForm):
    """Who is asked, to which role, and for which agency where the role asks for one."""

    name = forms.CharField(max_length=150, label="Name")
    email = forms.EmailField(label="Email address", widget=forms.EmailInput({"autocomplete": "off"}))
    role = forms.ChoiceField(choices=[(role.code, role.title) for role in ROLES.values()], widget=forms.RadioSelect)
    agency = forms.ChoiceField(label="Agency")

    looks = {
        "role": {"hints": {role.code: role.purpose for role in ROLES.values()}},
        "agency": {"shown_with": ("role", OF_AGENCY[0])},
    }

    def __init__(self, *args: Any, space: Space, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(one.pk): one for one in agencies_on(space.pk, day)}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Select an agency"), *((key, one.name) for key, one in self.agencies.items())]

    def invite(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("name", "email", "role")}
        agency = self.agencies.get(self.cleaned_data["agency"] or "")
        return self.carry_out(invite_person, **said, agency=agency, **given)


class EndRole(CommandForm):
    last_day = DateField(label="Last day", help_text="The role still counts on this day. Yesterday ends it at once")

    def end(self, **given: Any) -> None:
        self.carry_out(end_role, last_day=self.cleaned_data["last_day"], **given)


class Withdraw(CommandForm):
    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_invitation, **given)


class SendAgain(CommandForm):
    def send(self, **given: Any) -> int | None:
        return self.carry_out(invite_again, **given)
