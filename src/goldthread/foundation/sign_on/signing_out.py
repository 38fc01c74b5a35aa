"""Signing out where one signed in: the provider tells us by a signed token (OpenID Connect Back-Channel Logout 1.0)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import jwt
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from jwt.exceptions import PyJWTError

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.models import SignIn, User
from goldthread.foundation.sign_in.places import end_sessions
from goldthread.foundation.sign_on.models import SignedOut, SignOn
from goldthread.foundation.sign_on.provider import LONGEST_TOKEN, Provider, provider_of
from goldthread.foundation.sign_on.queries import known_as
from goldthread.foundation.sign_on.refusals import NotSignedOn, Why
from goldthread.foundation.sign_on.tokens import LEEWAY, is_name, verified

EVENT = "http://schemas.openid.net/event/backchannel-logout"
"""An identifier, which nobody asks for: it says what a token is for."""

TYPES = ("logout+jwt", "application/logout+jwt", "jwt")
NEEDED = ["iss", "aud", "iat", "jti", "events"]

FRESH = timedelta(minutes=5)
"""How old a token may be that does not say itself when it ends."""

KEPT = timedelta(days=2)
"""Longer than a token can be fresh, and than a session can last."""


@dataclass(frozen=True)
class Notice:
    """What a good token says: that this subject, or this session of the provider's, or both, signed out."""

    number: str
    subject: str
    provider_session: str


def digest(*words: str) -> str:
    """How words of a provider are kept that only need to be known again."""
    return sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def registration_of(sign_on: SignOn) -> str:
    """One registration may serve several partnerships."""
    return digest(sign_on.issuer, sign_on.client_id)


def provider_session_in(claims: dict[str, Any]) -> str:
    """What an ID token calls the provider's session, as it is kept; nothing where it names none."""
    return digest(claims["sid"]) if is_name(claims.get("sid")) else ""


def take_notice(sign_on: SignOn, token: str, at: datetime) -> None:
    """End the sessions that the token means. Raise NotSignedOn, with nothing ended, unless all of it is right."""
    if not token or len(token) > LONGEST_TOKEN:
        raise NotSignedOn(Why.TOO_LARGE if token else Why.NO_NOTICE)
    notice = notice_in(token, provider_of(sign_on.issuer), client_id=sign_on.client_id, at=at)
    user = known_as(sign_on.issuer, notice.subject) if notice.subject else None
    if notice.subject and user is None:
        # Nobody of that name signed in here, so nobody needs to be signed out.
        return
    registration, theirs = registration_of(sign_on), digest(notice.provider_session) if notice.provider_session else ""
    forget_old_notices(at)
    with as_program("signed out by their organisation"):
        _note(registration, notice, user, theirs, at)
        end_sessions(_meant(registration, user, theirs))


def forget_old_notices(at: datetime) -> None:
    """Forget notices that nobody can send again, and that no session is so old as to end by."""
    with as_program("old notices of signing out forgotten"):
        SignedOut.objects.filter(signed_out_at__lt=at - KEPT).delete()


def notice_in(token: str, provider: Provider, *, client_id: str, at: datetime) -> Notice:
    """What the token says, once everything about it was checked. Raise NotSignedOn otherwise."""
    said = verified(token, provider, client_id, NEEDED)
    events = said["events"]
    is_notice = isinstance(events, dict) and isinstance(events.get(EVENT), dict) and "nonce" not in said
    if not is_notice or _type_of(token) not in TYPES:
        raise NotSignedOn(Why.NO_NOTICE)
    if not isinstance(said["iat"], int | float) or at.timestamp() - said["iat"] > FRESH.total_seconds() + LEEWAY:
        raise NotSignedOn(Why.EXPIRED)
    names = [said[name] for name in ("jti", "sub", "sid") if name in said]
    if len(names) < 2 or not all(is_name(one) for one in names):
        raise NotSignedOn(Why.CLAIMS)
    return Notice(said["jti"], said.get("sub", ""), said.get("sid", ""))


def _type_of(token: str) -> str:
    """A token need not say of which type it is; one that does must be of one that fits."""
    try:
        return str(jwt.get_unverified_header(token).get("typ", TYPES[0])).lower()
    except PyJWTError:
        raise NotSignedOn(Why.UNREADABLE) from None


def _note(registration: str, notice: Notice, user: User | None, provider_session: str, at: datetime) -> None:
    try:
        with transaction.atomic():
            SignedOut.objects.create(
                registration=registration,
                notice=digest(notice.number),
                user=user,
                provider_session=provider_session,
                signed_out_at=at,
            )
    except IntegrityError:
        raise NotSignedOn(Why.SEEN_BEFORE) from None


def _meant(registration: str, user: User | None, provider_session: str) -> QuerySet[SignIn]:
    """Sessions that this registration began: of the person, of the provider's session, or of both."""
    meant = SignIn.objects.filter(registration=registration)
    if user:
        meant = meant.filter(user=user)
    if user and provider_session:
        # One of which the provider never said what it calls it may be the one.
        return meant.filter(Q(provider_session=provider_session) | Q(provider_session=""))
    return meant.filter(provider_session=provider_session) if provider_session else meant
