"""Forms by which an organisation's sign-on is found, set up, changed, and turned on and off."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_domain_name

from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.sign_in.forms import email_field
from goldthread.foundation.sign_on.commands import (
    SignOnDetails,
    change_sign_on,
    set_up_sign_on,
    turn_off,
    turn_on,
)
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import Form, LinesField, PasswordField, YesNoField

LONGEST_LINES = 2000
MOST_LINES = 50


class FindSignOn(Form):
    """Whose sign-on it is follows from the address; whether there is an account is not told."""

    NONE = "No organisation here signs in people with an address like this. Sign in with your password instead"

    email = email_field(help_text="The address that your organisation gave you")


class SignOnForm(CommandForm):
    """What the organisation's IT has given, and whom it lets in."""

    issuer = forms.CharField(
        max_length=500, label="Issuer address", help_text="For example, https://login.example.gov.uk/tenant/v2.0"
    )
    client_id = forms.CharField(max_length=200, label="Client ID")
    secret = PasswordField(new=True, max_length=500, label="Client secret", required=False)
    domains = LinesField(
        max_length=LONGEST_LINES,
        label="Email domains of its people",
        help_text="One on each line, such as northborough.example. Nobody with another address gets in",
    )
    claim = forms.CharField(
        max_length=100, label="Claim that says who may come in", help_text="For example, groups or roles"
    )
    values = LinesField(
        max_length=LONGEST_LINES,
        label="Values of the claim that let somebody in",
        help_text="One on each line. Whoever has one is agency safeguarding lead of this agency, while they have it",
        error_messages={"required": "Enter the values of the claim that let somebody in"},
    )
    second_factor_mark = forms.CharField(
        max_length=100,
        required=False,
        label="How it says that it asked for a second factor",
        help_text="What amr or acr then holds, such as mfa. Leave it empty, and Goldthread asks for its own code",
    )
    vouches = YesNoField(
        label="Does it say whether an address is confirmed (email_verified)?",
        help_text="Say no only if it cannot, and your IT says that nobody can set the address themselves",
    )

    looks = {"domains": {"rows": 3}, "values": {"rows": 4}}

    def clean_domains(self) -> tuple[str, ...]:
        domains = [one.lstrip("@") for one in self.cleaned_data["domains"]]
        for one in domains:
            try:
                validate_domain_name(one)
            except ValidationError:
                raise ValidationError("Enter domains only, such as northborough.example, one on each line") from None
        return _few(domains)

    def clean_values(self) -> tuple[str, ...]:
        values = self.cleaned_data["values"]
        if any(len(one) > 200 for one in values):
            raise ValidationError("Each value must be 200 characters or fewer")
        return _few(values)

    @property
    def details(self) -> SignOnDetails:
        """What was typed, without the secret."""
        said = self.cleaned_data
        names = ("issuer", "client_id", "domains", "claim", "values", "second_factor_mark")
        return SignOnDetails(**{name: said[name] for name in names}, vouches=not said["vouches"])


class SetUp(SignOnForm):
    agency = forms.ChoiceField(label="Agency")

    field_order = ("agency",)

    def __init__(self, *sent: Any, space: Space, day: date, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.fields["secret"].required = True
        self.agencies = {str(one.pk): one for one in agencies_on(space.pk, day)}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Select an agency"), *((key, one.name) for key, one in self.agencies.items())]

    def set_up(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(
            set_up_sign_on,
            agency=self.agencies[said["agency"]],
            details=self.details,
            secret=said["secret"],
            **given,
        )


class Change(SignOnForm):
    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.fields["secret"].help_text = "Leave it empty to keep the one that is held. It is never shown"

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_sign_on, details=self.details, secret=self.cleaned_data["secret"], **given)


class Turn(CommandForm):
    """Asks nothing: the button is the question."""

    def turn_on(self, **given: Any) -> int | None:
        return self.carry_out(turn_on, **given)

    def turn_off(self, **given: Any) -> int | None:
        return self.carry_out(turn_off, **given)


def _few(lines: Any) -> tuple[str, ...]:
    if len(lines) > MOST_LINES:
        raise ValidationError(f"Enter no more than {MOST_LINES} lines")
    return tuple(lines)
