"""The second factor: a six-digit code from an authenticator app (RFC 6238), a recovery code, or a passkey.

A code is good for its own 30 seconds and the 30 before and after, to forgive clocks that differ, and only
once: the last one used is kept in the database, so that no process accepts it a second time.
"""

import hmac
from collections.abc import MutableMapping
from datetime import datetime
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import url_str_to_user_pk
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from cryptography.fernet import InvalidToken
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.http import HttpRequest

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.demonstration import DEMONSTRATION_CODE, may_sign_in
from goldthread.foundation.accounts.encryption import CLOSED_ANEW, close_anew, decrypt, encrypt
from goldthread.foundation.accounts.models import User

PERIOD = 30
"""Seconds for which an app shows one code."""

TOLERANCE = 1
"""Periods by which a person's clock may be slow or fast."""

SECRET_IN_SESSION = "second_factor_secret"
METHOD = "mfa"


def has_second_factor(user: User) -> bool:
    """Whether the person has set one up. A demonstration account has its fixed code."""
    return user.is_demonstration or bool(kinds_of(user) - {Authenticator.Type.RECOVERY_CODES})


def has_app(user: User) -> bool:
    """Whether the person has a code to show, besides recovery codes."""
    return user.is_demonstration or Authenticator.Type.TOTP in kinds_of(user)


def kinds_of(user: User) -> set[str]:
    """Which kinds of factor the person has."""
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def has_passed(request: HttpRequest) -> bool:
    """Whether this session has shown a second factor, for this very person."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == METHOD for record in records)


def half_way_in(request: HttpRequest) -> int | None:
    """Whose password this session has shown, where the code is still to come."""
    waiting = request.session.get(LOGIN_SESSION_KEY) or {}
    return url_str_to_user_pk(waiting["user_pk"]) if waiting.get("user_pk") else None


def said_to_be(request: HttpRequest) -> int | None:
    """Whose the session says it is, before it is known whether it still counts."""
    signed_in = request.session.get(SESSION_KEY)
    return int(signed_in) if signed_in else half_way_in(request)


def note_passed(request: HttpRequest, user: User, kind: str = Authenticator.Type.TOTP, **more: bool) -> None:
    """Keep with the session that a second factor was shown just now: it confirms who one is."""
    record_authentication(request, user, METHOD, type=str(kind), reauthenticated=True, **more)


def proposed_secret(session: MutableMapping[str, Any]) -> str:
    """The key offered to the person: the same until it is used, so that a reload spoils no scanned code."""
    if SECRET_IN_SESSION not in session:
        session[SECRET_IN_SESSION] = encrypt(generate_totp_secret())
    return decrypt(session[SECRET_IN_SESSION])


def forget_what_cannot_be_read(session: MutableMapping[str, Any]) -> bool:
    """Take away a key that was offered and closed with a secret key that is gone; say whether there was one."""
    try:
        decrypt(session.get(SECRET_IN_SESSION) or encrypt(""))
    except InvalidToken:
        del session[SECRET_IN_SESSION]
        return True
    return False


def period_shown(secret: str, code: str, at: datetime) -> int | None:
    """The number of the period in which an app with this secret shows this code, near ``at``; or nothing."""
    current = int(at.timestamp()) // PERIOD
    for period in range(current - TOLERANCE, current + TOLERANCE + 1):
        if hmac.compare_digest(code_in(secret, period).encode(), code.encode()):
            return period
    return None


def code_in(secret: str, period: int) -> str:
    """What an app shows in a period."""
    return format_hotp_value(hotp_value(secret, period))


@transaction.atomic
def set_up(user: User, secret: str, period: int) -> None:
    """Make ``secret`` the person's only app, with fresh recovery codes; ``period`` is used up. Passkeys stay.

    The passage must be the person's own or the program's, as for all that follows here.
    """
    Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN).delete()
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": encrypt(secret), "last_period": period}
    )
    RecoveryCodes.activate(user)


@transaction.atomic
def accept_code(user: User, code: str, at: datetime) -> Authenticator | None:
    """Take a code, once, and say which factor it was; nothing if it is wrong or was used before."""
    if user.is_demonstration:
        is_right = may_sign_in(user) and code == DEMONSTRATION_CODE
        return Authenticator(user=user, type=Authenticator.Type.TOTP, data={}) if is_right else None
    held = Authenticator.objects.select_for_update().filter(user=user).order_by("pk")
    for factor in held:
        if _takes(factor, code, at):
            factor.last_used_at = at
            factor.save()
            return factor
    return None


def _takes(factor: Authenticator, code: str, at: datetime) -> bool:
    if factor.type == Authenticator.Type.RECOVERY_CODES:
        codes = RecoveryCodes(factor)
        taken = codes.validate_code(code)
        factor.data = codes.instance.data
        return taken
    if factor.type != Authenticator.Type.TOTP:
        return False
    period = period_shown(decrypt(factor.data["secret"]), code, at)
    if period is None or period <= factor.data.get("last_period", 0):
        return False
    factor.data["last_period"] = period
    return True


def recovery_codes_left(user: User) -> int:
    """How many recovery codes have not been used."""
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(RecoveryCodes(factor).get_unused_codes()) if factor else 0


def close_factors_anew() -> int:
    """Encrypt what apps and recovery codes are made from under the newest secret key; give how many factors."""
    with as_program("secret key changed"):
        held = list(Authenticator.objects.select_for_update().order_by("pk"))
        for factor in held:
            factor.data |= {name: close_anew(factor.data[name]) for name in ("secret", "seed") if name in factor.data}
            factor.save(update_fields=["data"])
    return len(held)


CLOSED_ANEW.append(close_factors_anew)


def take_away(user: User) -> None:
    """Forget every second factor when all are lost: the next sign-in sets one up."""
    Authenticator.objects.filter(user=user).delete()
    user.end_every_session()
