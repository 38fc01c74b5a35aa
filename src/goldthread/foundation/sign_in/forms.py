"""The forms of signing in and of looking after one's account, in our words."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.utils import url_str_to_user_pk
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.recovery_codes import forms as recovery_forms
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from goldthread.foundation.access.requests import Request
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.demonstration import may_sign_in
from goldthread.foundation.accounts.locking import count_wrong_try, is_locked
from goldthread.foundation.accounts.models import User
from goldthread.foundation.accounts.second_factor import accept_code, has_app, note_passed, period_shown
from goldthread.foundation.sign_in.jobs import write_letter
from goldthread.foundation.sign_in.letters import PASSWORD_LINK
from goldthread.foundation.ui.forms import CodeField, Form, PasswordField, PlainForm
from goldthread.foundation.wall.passage import SYSTEM_ACTOR

LOCKED = "Sign-in is locked for a while after too many wrong tries"
APP_CODE = "The 6-digit code that your authenticator app shows now"
ANY_CODE = f"{APP_CODE}, or one of your recovery codes"
PASSWORD_RULES = "Use at least 12 characters. Three random words are easier to remember than one hard one."


def email_field(**options: Any) -> forms.EmailField:
    """An address by which somebody is known here."""
    widget = forms.EmailInput(attrs={"autocomplete": "username"})
    return forms.EmailField(label="Email address", widget=widget, **options)


class SignInForm(PlainForm, account_forms.LoginForm):
    """Who one is: the first of two steps."""

    password = PasswordField(label="Password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget = email_field().widget
        self.fields["login"].label = "Email address"
        self.fields["login"].error_messages["required"] = "Enter your email address"
        self.fields["password"].error_messages["required"] = "Enter your password"


class OneCodeForm(PlainForm):
    """A code taken once. A wrong one counts towards the lock, as a wrong password does."""

    user: User
    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_app(self.user):
            self.fields["code"].label, self.fields["code"].help_text = "Recovery code", "One that you have not used"

    def clean_code(self) -> str:
        request: Request = context.request
        if is_locked(request, self.user):
            raise ValidationError(LOCKED)
        if accept_code(self.user, self.cleaned_data["code"], request.now) is None:
            count_wrong_try(request, self.user)
            raise get_adapter().validation_error("incorrect_code")
        return self.cleaned_data["code"]

    def save(self) -> None:
        note_passed(context.request, self.user)


class SignInCodeForm(OneCodeForm, code_forms.AuthenticateForm):
    """The second step of signing in."""

    code = CodeField(label="Code", help_text=ANY_CODE)


class ConfirmCodeForm(OneCodeForm, code_forms.ReauthenticateForm):
    """The same code again, before something that matters."""

    code = CodeField(label="Code", help_text=ANY_CODE)


class ConfirmPasswordForm(PlainForm, account_forms.ReauthenticateForm):
    """The password again, before something that matters."""

    password = PasswordField(label="Password")


class NewRecoveryCodesForm(PlainForm, recovery_forms.GenerateRecoveryCodesForm):
    """Asks nothing: the button is the question."""


class SetUpForm(Form):
    """Proof that the app holds the key that was shown."""

    code = CodeField(label="Code from the app", help_text=APP_CODE)

    def __init__(self, *args: Any, secret: str, request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secret, self.request = secret, request
        self.period = 0

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        period = period_shown(self.secret, code, self.request.now)
        if period is None:
            raise ValidationError(
                "That code is wrong. Check that your phone sets its own clock, and enter the newest code"
            )
        self.period = period
        return code


class NewPasswordFields(PlainForm):
    """A password chosen once: it can be shown, so it is not asked twice."""

    cleaned_data: dict[str, Any]

    def clean_password1(self) -> str:
        password = self.cleaned_data["password1"]
        validate_password(password, getattr(self, "user", None))
        return password


class ChangePasswordForm(NewPasswordFields, account_forms.ChangePasswordForm):
    """A new password for somebody who knows the old one. A wrong old one counts towards the lock."""

    oldpassword = PasswordField(label="Current password")
    password1 = PasswordField(new=True, label="New password", help_text=PASSWORD_RULES)
    password2 = None

    def clean_oldpassword(self) -> str:
        request: Request = context.request
        if is_locked(request, self.user):
            raise ValidationError(LOCKED)
        try:
            return super().clean_oldpassword()
        except ValidationError:
            count_wrong_try(request, self.user)
            raise


class ChoosePasswordForm(NewPasswordFields, account_forms.ResetPasswordKeyForm):
    """A new password for somebody who followed a link in a letter."""

    password1 = PasswordField(new=True, label="New password", help_text=PASSWORD_RULES)
    password2 = None


class LinkForm(account_forms.UserTokenForm):
    """Whose link it is, and whether it still works. It is asked as that person: a link names one account."""

    def _get_user(self, uidb36: str) -> User | None:
        try:
            number = url_str_to_user_pk(uidb36)
        except ValueError:
            return None
        if number <= SYSTEM_ACTOR:
            return None
        with as_person(number):
            return User.objects.filter(pk=number).first()


class AskForPasswordForm(PlainForm, account_forms.ResetPasswordForm):
    """Where to send the link; what is answered is the same whether there is an account or not."""

    email = email_field()

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()

    def save(self, request: HttpRequest, **_: Any) -> str:
        email = self.cleaned_data["email"]
        user = User.objects.with_address(email)
        if user is not None and may_sign_in(user):
            write_letter(user, PASSWORD_LINK)
        return email
