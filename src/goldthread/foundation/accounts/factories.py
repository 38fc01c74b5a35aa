"""People for tests: accounts, sign-ins that are whole, and the codes an app would show."""

from datetime import datetime
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from django.test import Client

from goldthread.foundation.accounts import second_factor
from goldthread.foundation.accounts.acting import as_person, as_program
from goldthread.foundation.accounts.encryption import decrypt
from goldthread.foundation.accounts.models import User

PASSWORD = "violet otter lantern"


class DeskClient(Client):
    """A browser in tests. ``force_login`` signs a person in whole, second factor included."""

    def force_login(self, user: User, backend: str | None = None) -> None:
        with as_person(user.pk):
            super().force_login(user, backend)
        self.user = user
        session = self.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": second_factor.METHOD, "at": 0}]
        session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
        session.save()

    def search_for(self, words: str) -> Any:
        """The page of what was found, as whoever types the words into the search of everything sees it."""
        return self.post("/search/", {"q": words}, follow=True)


def browser_of(user: User) -> DeskClient:
    """A browser in which somebody is signed in."""
    client = DeskClient()
    client.force_login(user)
    return client


def give_password_only(client: Client, user: User) -> None:
    """Sign a person in as far as a password goes: no second factor was shown."""
    with as_person(user.pk):
        Client.force_login(client, user)


def make_user(
    email: str = "sam@example.org", name: str = "Sam Okafor", *, with_app: bool = True, **state: bool
) -> User:
    """An account with ``PASSWORD`` and, unless told otherwise, an authenticator app."""
    user = User.objects.create_user(email, name, PASSWORD, **state)
    if with_app:
        with as_person(user.pk):
            second_factor.set_up(user, second_factor.generate_totp_secret(), 0)
    return user


def factor_of(user: User, kind: str) -> Authenticator:
    """One of the person's factors, as it is kept now."""
    with as_person(user.pk):
        return Authenticator.objects.get(user=user, type=kind)


def now_of(user: User) -> User:
    """The account as it is kept now."""
    with as_person(user.pk):
        return User.objects.get(pk=user.pk)


def everybody() -> list[User]:
    """All accounts there are."""
    with as_program("tests"):
        return list(User.objects.order_by("pk"))


def recovery_codes_of(user: User) -> list[str]:
    """The codes that the person wrote down and has not used."""
    return factor_of(user, Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()


def code_of(user: User, at: datetime) -> str:
    """What the person's authenticator app shows at a moment."""
    factor = factor_of(user, Authenticator.Type.TOTP)
    return second_factor.code_in(decrypt(factor.data["secret"]), int(at.timestamp()) // second_factor.PERIOD)
