"""The forms of passkeys: what the browser and the passkey say to us is in a hidden field, which a script fills."""

from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from django import forms
from django.core.exceptions import ValidationError

from goldthread.foundation.access.requests import Request
from goldthread.foundation.accounts import passkeys
from goldthread.foundation.accounts.models import User
from goldthread.foundation.accounts.second_factor import note_passed
from goldthread.foundation.ui.forms import Form

NOT_TAKEN = "Your passkey was not taken. Try again, or use another way to show that it is you"
NOT_ADDED = "The passkey was not added. Try again, and confirm with your fingerprint, face or PIN when you are asked"
LONGEST_NAME = 60
LONGEST_ANSWER = 20_000
NAME = "A name for it, such as “Work laptop” or “Key on my key ring”"


class AnswerField(forms.JSONField):
    """What a passkey answered. Without JavaScript it stays empty."""

    widget = forms.HiddenInput

    def __init__(self, refusal: str = NOT_TAKEN) -> None:
        super().__init__()
        self.refusal = refusal

    def clean(self, value: Any) -> Any:
        try:
            if len(value or "") > LONGEST_ANSWER:
                raise ValidationError(self.refusal)
            return super().clean(value)
        except (ValidationError, RecursionError):
            raise ValidationError(self.refusal) from None


class AddPasskeyForm(Form):
    """A new passkey and what it is called."""

    name = forms.CharField(label="Name of the passkey", help_text=NAME, max_length=LONGEST_NAME)
    credential = AnswerField(NOT_ADDED)

    def add_for(self, user: User) -> bool | None:
        """Keep it, and say whether recovery codes were made; nothing if it was not taken."""
        try:
            return passkeys.add(user, self.cleaned_data["name"], self.cleaned_data["credential"])
        except passkeys.NotTaken:
            self.add_error(None, NOT_ADDED)
            return None


class RenamePasskeyForm(Form):
    """Only what it is called."""

    name = forms.CharField(label="Name of the passkey", help_text=NAME, max_length=LONGEST_NAME)


class PasskeyOfOneForm(Form):
    """A passkey of somebody who said already who they are. It does not lock: nobody can guess one."""

    credential = AnswerField()

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_credential(self) -> Authenticator:
        request: Request = context.request
        try:
            return passkeys.accept(self.user, self.cleaned_data["credential"], request.now)
        except passkeys.NotTaken:
            raise ValidationError(NOT_TAKEN) from None

    def save(self) -> None:
        note_passed(context.request, self.user, passkeys.KIND)


class PasskeyOfAnybodyForm(Form):
    """A passkey in the place of a password: it says who somebody is, and shows it."""

    credential = AnswerField()

    def clean_credential(self) -> User:
        request: Request = context.request
        try:
            return passkeys.accept_of_anybody(self.cleaned_data["credential"], request.now)
        except passkeys.NotTaken:
            raise ValidationError(NOT_TAKEN) from None
