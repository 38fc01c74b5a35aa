"""Made-up people for the demonstration: known password, known code. Outside demo mode they do not exist."""

from django.conf import settings

from goldthread.foundation.accounts.models import User

DEMONSTRATION_PASSWORD = "golden-thread-demonstration"
DEMONSTRATION_CODE = "000000"


class NoDemonstrationHere(Exception):
    """A demonstration account was asked for where real people's data may be."""


def demonstrations_allowed() -> bool:
    """Only a program started in demo mode knows demonstration accounts."""
    return settings.IS_DEMO is True


def make_demonstration_user(email: str, name: str, password: str = DEMONSTRATION_PASSWORD) -> User:
    """Make, or find again, an account whose sign-in code is always ``DEMONSTRATION_CODE``.

    Raise NoDemonstrationHere outside demo mode.
    """
    if not demonstrations_allowed():
        raise NoDemonstrationHere("Demonstration accounts can be made in demo mode only.")
    found = User.objects.with_address(email)
    return (
        found
        if found and found.is_demonstration
        else User.objects.create_user(email, name, password, is_demonstration=True)
    )


def may_sign_in(user: User) -> bool:
    """Whether the account may be used at all, here and now."""
    return user.is_active and (not user.is_demonstration or demonstrations_allowed())
