"""Locking sign-in after wrong tries: counted in the database, for an address with an account or without.

An address is kept only as a keyed digest, so the list of tries names nobody. Wrong passwords and wrong
codes count alike; a whole sign-in sets the count back.
"""

from datetime import timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from goldthread.foundation.accounts.models import User

LOCKED_FOR: timedelta = settings.AXES_COOLOFF_TIME  # type: ignore[misc]  # set by config.sign_in
"""How long nobody can sign in to an account after the last wrong try."""


def digest_of(email: str) -> str:
    """What stands for an address in the list of tries."""
    words = email.strip().lower().encode("utf-8", "replace").decode()
    return salted_hmac("goldthread.sign-in", words, algorithm="sha256").hexdigest()


def whose_try(request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """AXES_USERNAME_CALLABLE: for whom a try counts."""
    email = (credentials or {}).get("email") or (credentials or {}).get("username")
    return digest_of(email) if email else None


def described(*_: object) -> str:
    """AXES_CLIENT_STR_CALLABLE: what the log says of a try, which is nothing about the person."""
    return "somebody signing in"


def is_locked(request: HttpRequest, user: User) -> bool:
    """Whether the person is locked out now; if so the request is answered with the page that says so."""
    if AxesProxyHandler.is_allowed(request, {"email": user.email}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    return True


def count_wrong_try(request: HttpRequest, user: User) -> None:
    """A wrong code, or a wrong password asked for again, counts as a wrong password at sign-in does."""
    user_login_failed.send(sender=__name__, credentials={"email": user.email}, request=request)


def unlock(email: str) -> int:
    """Let somebody try again at once; return how many counted tries were forgotten."""
    return reset(username=digest_of(email))
