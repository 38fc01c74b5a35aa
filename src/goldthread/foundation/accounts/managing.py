"""What the program itself does with accounts, for the command line: nobody does this from a page."""

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError
from django.urls import reverse
from django.utils.http import int_to_base36

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.locking import unlock
from goldthread.foundation.accounts.models import User
from goldthread.foundation.accounts.second_factor import take_away


class AccountProblem(Exception):
    """It did not happen, and the text says why in a sentence."""


def create_user(email: str, name: str, password: str | None = None) -> User:
    """Make an account that holds no role. Without a password, give the person ``password_path(user)``."""
    try:
        validate_email(email.strip())
    except ValidationError:
        raise AccountProblem("That is not an email address.") from None
    if not name.strip():
        raise AccountProblem("An account needs a name.")
    try:
        return User.objects.create_user(email, name, password)
    except IntegrityError:
        raise AccountProblem("There is an account with that email address already.") from None


def find_user(email: str) -> User:
    """The account with an e-mail address, in whatever case."""
    found = User.objects.with_address(email)
    if found is None:
        raise AccountProblem("There is no account with that email address.")
    return found


def password_path(user: User) -> str:
    """The path of a page where the person chooses a password: once, for PASSWORD_RESET_TIMEOUT seconds."""
    key = default_token_generator.make_token(user)
    number = int_to_base36(user.pk)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": number, "key": key})


def reset_second_factor(user: User) -> None:
    """For somebody who lost app and recovery codes.

    Make sure who asks: afterwards their password is enough to set up another.
    """
    with as_program("second factor taken away"):
        take_away(user)


def sign_out_everywhere(user: User) -> None:
    """End every session of the person."""
    with as_program("signed out everywhere"):
        user.end_every_session()


def close_account(user: User) -> None:
    """Keep the account, and what it did, but let nobody use it."""
    with as_program("account closed"):
        _set_active(user, False)
        user.end_every_session()


def reopen_account(user: User) -> None:
    """Let the person sign in again, at once: wrong tries are forgotten too."""
    unlock(user.email)
    with as_program("account opened again"):
        _set_active(user, True)


def _set_active(user: User, is_active: bool) -> None:
    user.is_active = is_active
    # Saved rather than updated in passing: that fails if it changes no row.
    user.save(update_fields=["is_active"])
