"""What an invited person fills in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from goldthread.foundation.accounts.models import User
from goldthread.foundation.sign_in.forms import PASSWORD_RULES
from goldthread.foundation.ui.forms import Form, PasswordField


class NewAccountForm(Form):
    """Name and password of a new account; the e-mail address is the one that was invited."""

    name = forms.CharField(
        label="Your name",
        max_length=150,
        help_text="As colleagues know you. Correct it if it is misspelt",
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    password = PasswordField(new=True, label="New password", help_text=PASSWORD_RULES)

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned:
            try:
                validate_password(cleaned["password"], User(email=self.email, name=cleaned.get("name", "")))
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return cleaned
