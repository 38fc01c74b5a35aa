"""Passkeys (WebAuthn): a key in a device or a security key, opened there by fingerprint, face or PIN.

Each must be kept in the device and ask there who holds it, so that one passkey is two factors: it can follow a
password or do without one. What is kept of it here is its public half, which opens nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.account.utils import url_str_to_user_pk
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from fido2.utils import websafe_decode

from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.demonstration import may_sign_in
from goldthread.foundation.accounts.models import User
from goldthread.foundation.wall.passage import SYSTEM_ACTOR

MOST = 10
"""Passkeys that one person may have."""

KIND = Authenticator.Type.WEBAUTHN

LARGEST_NUMBER = 2**63 - 1

HOSTILE = (ValidationError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What the library raises over an answer that is not one of a passkey: it takes its shape for granted."""


class NotTaken(Exception):
    """The answer is of no passkey of this person, of another moment, or nobody was asked to show who they are."""


class OnlyOne(Exception):
    """Without it the person would have no second factor."""


def passkeys_of(user: User) -> QuerySet[Authenticator]:
    """What the person has, the oldest first."""
    return Authenticator.objects.filter(user=user, type=KIND).order_by("pk")


def options_to_add(user: User) -> dict[str, Any]:
    """What the browser needs to make a passkey for this person, good for one answer in this session."""
    return auth.begin_registration(user, passwordless=True)


def options_to_use(user: User | None = None) -> dict[str, Any]:
    """What the browser needs to use a passkey: one of this person, or of whoever is at the browser."""
    return auth.begin_authentication(user)


@transaction.atomic
def add(user: User, name: str, answer: Any) -> bool:
    """Keep a new passkey. Say whether recovery codes were made with it, since it is the first second factor."""
    held = list(Authenticator.objects.select_for_update().filter(user=user))
    if sum(one.type == KIND for one in held) >= MOST:
        raise NotTaken
    try:
        auth.parse_registration_response(answer)
        auth.complete_registration(answer)
    except HOSTILE:
        raise NotTaken from None
    Authenticator.objects.create(user=user, type=KIND, data={"name": name, "credential": answer})
    if any(one.type == Authenticator.Type.RECOVERY_CODES for one in held):
        return False
    RecoveryCodes.activate(user)
    return True


def accept(user: User, answer: Any, at: datetime) -> Authenticator:
    """Take what a passkey of this person signed just now. Raise NotTaken for anything else."""
    try:
        auth.parse_authentication_response(answer)
        factor = auth.complete_authentication(user, answer)
    except HOSTILE:
        raise NotTaken from None
    factor.last_used_at = at
    factor.save(update_fields=["last_used_at"])
    return factor


def accept_of_anybody(answer: Any, at: datetime) -> User:
    """Whose passkey signed just now, where no password was asked. The answer names one account, and is held to it."""
    number = _named_in(answer)
    with as_person(number, "signed in by a passkey"):
        user = User.objects.filter(pk=number).first()
        if user is None or not may_sign_in(user):
            raise NotTaken
        accept(user, answer, at)
    return user


def _named_in(answer: Any) -> int:
    try:
        number = url_str_to_user_pk(websafe_decode(answer["response"]["userHandle"]).decode())
    except HOSTILE:
        raise NotTaken from None
    if not SYSTEM_ACTOR < number <= LARGEST_NUMBER:
        raise NotTaken
    return number


def rename(passkey: Authenticator, name: str) -> None:
    """Call it otherwise."""
    passkey.data |= {"name": name}
    passkey.save(update_fields=["data"])


@transaction.atomic
def remove(passkey: Authenticator) -> None:
    """Take a passkey away. Raise OnlyOne if only recovery codes would be left, which run out."""
    held = Authenticator.objects.select_for_update().filter(user=passkey.user)
    others = [one for one in held if one.pk != passkey.pk]
    if all(one.type == Authenticator.Type.RECOVERY_CODES for one in others):
        raise OnlyOne
    passkey.delete()


def name_of(passkey: Authenticator) -> str:
    """What the person calls it."""
    data: Mapping[str, str] = passkey.data
    return data["name"]
