"""What a token that was checked says about a person, read by the rules of one sign-on."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.sign_on.refusals import NotSignedOn, Why

MOST_VALUES = 500
LONGEST_NAME = 150
LONGEST_EMAIL = 254


@dataclass(frozen=True)
class Person:
    """Who signs in: bound by issuer and subject; address and name are only what is shown."""

    issuer: str
    subject: str
    email: str
    name: str


def person_in(claims: dict[str, Any], sign_on: SignOn) -> Person:
    """Who it is, if the address is confirmed and of this agency. Raise NotSignedOn otherwise."""
    email = claims.get("email")
    if not isinstance(email, str) or not _is_email(email) or not _is_confirmed(claims, sign_on):
        raise NotSignedOn(Why.ADDRESS)
    if not is_of(sign_on, email):
        raise NotSignedOn(Why.DOMAIN)
    return Person(claims["iss"], claims["sub"], email.lower(), _name(claims, email))


def is_of(sign_on: SignOn, email: str) -> bool:
    """Whether an address belongs to the agency: its whole domain, and not only its end."""
    return email.rpartition("@")[2].lower() in sign_on.domains


def value_that_admits(claims: dict[str, Any], sign_on: SignOn) -> str:
    """The first value of the claim that gives the role; nothing if none does. Raise NotSignedOn if it is unclear."""
    left_out = claims.get("_claim_names")
    if isinstance(left_out, dict) and sign_on.claim in left_out:
        raise NotSignedOn(Why.OVERAGE)
    said = claims.get(sign_on.claim, [])
    said = [said] if isinstance(said, str) else said
    if not isinstance(said, list) or len(said) > MOST_VALUES or not all(isinstance(one, str) for one in said):
        raise NotSignedOn(Why.GROUPS)
    return next((one for one in sign_on.values if one in said), "")


def has_shown_second_factor(claims: dict[str, Any], sign_on: SignOn) -> bool:
    """Whether the provider asked for a second factor, and we were told how it says so."""
    mark, methods = sign_on.second_factor_mark, claims.get("amr")
    if not mark:
        return False
    return claims.get("acr") == mark or (isinstance(methods, list) and mark in methods)


def _is_confirmed(claims: dict[str, Any], sign_on: SignOn) -> bool:
    return claims.get("email_verified", sign_on.vouches or None) is True


def _is_email(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return len(words) <= LONGEST_EMAIL


def _name(claims: dict[str, Any], email: str) -> str:
    said = claims.get("name")
    words = " ".join(said.split()) if isinstance(said, str) else ""
    shown = "".join(sign for sign in words if sign.isprintable())[:LONGEST_NAME].strip()
    return shown or email.partition("@")[0][:LONGEST_NAME]
