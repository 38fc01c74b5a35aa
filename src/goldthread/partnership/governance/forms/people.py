"""Forms about people and their roles."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.invitations.commands import (
    end_role,
    invite_again,
    invite_person,
    take_second_factor_away,
    withdraw_invitation,
)
from goldthread.foundation.invitations.models import LONGEST_HOW
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import DateField, LongTextField

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


class TakeSecondFactorAway(CommandForm):
    """Who lost it, and how it was made sure that it is they who ask."""

    person = forms.ChoiceField(label="Who lost it")
    how_known = LongTextField(
        label="How you made sure that it is they",
        help_text="For example: you rang the number that their agency has for them. Write down no number and no answer",
        max_length=LONGEST_HOW,
        error_messages={"required": "Enter how you made sure that it is they who ask"},
    )

    looks = {"how_known": {"rows": 4}}

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        names = [(key, f"{one.name} ({one.email})") for key, one in self.people.items()]
        field.choices = [("", "Select a person"), *names]

    def take_away(self, **given: Any) -> int | None:
        user, how_known = self.people[self.cleaned_data["person"]], self.cleaned_data["how_known"]
        return self.carry_out(take_second_factor_away, user=user, how_known=how_known, **given)
