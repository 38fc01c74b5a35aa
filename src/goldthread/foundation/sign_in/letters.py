"""Letters to the holder of an account, about the account and nothing else."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage

from goldthread.foundation.accounts.managing import password_path
from goldthread.foundation.accounts.models import User

PASSWORD_LINK = "password link"
PASSWORD_CHANGED = "password changed"
SECOND_FACTOR_CHANGED = "second factor changed"
SECOND_FACTOR_TAKEN_AWAY = "second factor taken away"
RECOVERY_CODES_CHANGED = "recovery codes changed"
PASSKEY_ADDED = "passkey added"
PASSKEY_REMOVED = "passkey removed"

NOT_YOU = (
    "If it was not you, choose a new password at once:\n\n    {address}/account/password/reset/\n\n"
    "and tell the person who manages your partnership."
)


@dataclass(frozen=True)
class Letter:
    """Subject and words. ``{address}`` is where Goldthread is, ``{path}`` the page that the letter opens."""

    subject: str
    words: str


LETTERS = {
    PASSWORD_LINK: Letter(
        "Choose a new Goldthread password",
        "Somebody, probably you, asked for a new password for Goldthread.\n\n"
        "Open this link to choose one. It works once, for one hour:\n\n    {address}{path}\n\n"
        "You will still need your authenticator app or your passkey to sign in.\n\n"
        "If you did not ask, do nothing: your password stays as it is.",
    ),
    PASSWORD_CHANGED: Letter(
        "Your Goldthread password was changed",
        "The password of your Goldthread account was changed just now.\n\n" + NOT_YOU,
    ),
    SECOND_FACTOR_CHANGED: Letter(
        "Your Goldthread authenticator app was set up",
        "An authenticator app was set up for your Goldthread account just now. Codes from any other app, and"
        " recovery codes from before, no longer work.\n\n" + NOT_YOU,
    ),
    SECOND_FACTOR_TAKEN_AWAY: Letter(
        "Set up your Goldthread second factor again",
        "A person who manages your partnership, or who runs Goldthread, was told that you lost your second factor, and"
        " took it away just now. You have been signed out everywhere. The next time that you sign in, you set up an"
        " authenticator app or a passkey again.\n\n" + NOT_YOU,
    ),
    PASSKEY_ADDED: Letter(
        "A passkey was added to your Goldthread account",
        "A passkey was added to your Goldthread account just now. Whoever holds it, and can open it, can sign in as"
        " you.\n\n" + NOT_YOU,
    ),
    PASSKEY_REMOVED: Letter(
        "A passkey was removed from your Goldthread account",
        "A passkey was removed from your Goldthread account just now. It no longer signs anybody in.\n\n" + NOT_YOU,
    ),
    RECOVERY_CODES_CHANGED: Letter(
        "Your Goldthread recovery codes were replaced",
        "New recovery codes were made for your Goldthread account just now. The old ones no longer work.\n\n" + NOT_YOU,
    ),
}


def letter_to(user: User, about: str) -> EmailMessage:
    """The letter as it is sent."""
    letter = LETTERS[about]
    path = password_path(user) if about == PASSWORD_LINK else ""
    words = letter.words.format(address=settings.ADDRESS.rstrip("/"), path=path)
    return EmailMessage(letter.subject, f"Hello {user.name}\n\n{words}\n\nGoldthread", to=[user.email])
