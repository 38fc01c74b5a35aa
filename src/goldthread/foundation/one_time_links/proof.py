"""That this browser was used to enter the right code: a signed cookie for one link, good for half an hour.

There is no account to sign in to, so nothing is kept of it here. It goes to no page but the link's, opens no more than
the link does, and is asked beside the link itself, which may have been revoked meanwhile.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from goldthread.foundation.passes.models import Pass

LASTS = timedelta(minutes=30)
"""From the last page that was sent to it."""

COOKIE = "link_code_entered"


def has_entered_code(request: HttpRequest, link: Pass) -> bool:
    """Whether the right code for this link was entered here within the last half hour."""
    try:
        signed = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_salt(link), max_age=LASTS)
    except signing.BadSignature:
        return False
    return bool(signed == link.pk)


def remember(response: HttpResponse, request: HttpRequest, link: Pass) -> HttpResponse:
    """From now on for half an hour this browser need not enter the code again."""
    response.set_cookie(
        COOKIE,
        signing.dumps(link.pk, salt=_salt(link)),
        max_age=LASTS,
        path=request.path.rstrip("/"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def _salt(link: Pass) -> str:
    """Another link's cookie, or one for an earlier code, fits nothing."""
    return f"goldthread.one-time-link.{link.secret_hash}.{link.code_hash}"
