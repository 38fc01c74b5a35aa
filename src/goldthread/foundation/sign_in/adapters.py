"""How django-allauth is to behave here: its sentences, where it sends people, what it keeps and mails."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldthread.foundation.accounts import encryption
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.models import User
from goldthread.foundation.sign_in.jobs import write_letter
from goldthread.foundation.sign_in.letters import PASSWORD_CHANGED, RECOVERY_CODES_CHANGED
from goldthread.foundation.sign_in.places import note_place

SAID = {
    "account/messages/logged_out.txt": "You have signed out.",
    "account/messages/password_changed.txt": "Your password has been changed, and every other session ended.",
}
"""What is said after something happened, by the name under which the library would look for it."""

TOLD = {
    "account/email/password_changed": PASSWORD_CHANGED,
    "account/email/password_reset": PASSWORD_CHANGED,
    "mfa/email/recovery_codes_generated": RECOVERY_CODES_CHANGED,
}
"""Which letter goes to the holder of the account, by the name under which the library would look for it."""


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation, never by signing up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is wrong. Check both and try again",
        "incorrect_password": "That is not your password",
        "enter_current_password": "That is not your current password",
        "invalid_password_reset": "This link no longer works",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_: Any, **__: Any
    ) -> None:
        words = SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, words)

    def send_notification_mail(self, template_prefix: str, user: User, *_: Any, **__: Any) -> None:
        write_letter(user, TOLD[template_prefix])

    def login(self, request: HttpRequest, user: User) -> None:
        with as_person(user.pk, "signed in"):
            super().login(request, user)
        note_place(request, user, context.request.now)

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        with as_person(user.pk, "signed in"):
            return super().post_login(request, user, **more)

    def set_password(self, user: User, password: str) -> None:
        with as_person(user.pk, "password changed"):
            super().set_password(user, password)
            user.end_every_session()

    def reauthenticate(self, user: User, password: str) -> bool:
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return redirect("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("your_account")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keys are encrypted where they are kept."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is wrong or was used before. Wait for your app to show the next one",
    }

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Goldthread"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the address that the settings name, whichever name a request came by."""
        return {"id": urlsplit(settings.ADDRESS).hostname or "", "name": "Goldthread"}

    def is_mfa_enabled(self, user: User | AnonymousUser, types: list[str] | None = None) -> bool:
        """A demonstration account has a fixed code and nothing stored."""
        if isinstance(user, AnonymousUser):
            return False
        if user.is_demonstration:
            return types is None or Authenticator.Type.TOTP in types
        # Asked as soon as the password is right, when no passage is open yet.
        with as_person(user.pk):
            return super().is_mfa_enabled(user, types)
