"""Whether an ID token is one that the provider made, for us, for this very sign-in. Everything else is refused."""

import hmac
from typing import Any

import jwt
from jwt import exceptions as wrong

from goldthread.foundation.sign_on.provider import Provider, key_called, only_key_of
from goldthread.foundation.sign_on.refusals import NotSignedOn, Why

SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""A private key of the provider's. What is signed with a shared secret, or by nobody, is no proof."""

LEEWAY = 60
"""Seconds by which clocks may differ."""

LONGEST_SUBJECT = 255
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]

REASONS: tuple[tuple[type[Exception], Why], ...] = (
    (wrong.ExpiredSignatureError, Why.EXPIRED),
    (wrong.ImmatureSignatureError, Why.EARLY),
    (wrong.InvalidIssuerError, Why.OTHER_ISSUER),
    (wrong.InvalidAudienceError, Why.AUDIENCE),
    (wrong.InvalidAlgorithmError, Why.ALGORITHM),
    (wrong.MissingRequiredClaimError, Why.CLAIMS),
    (wrong.InvalidSignatureError, Why.SIGNATURE),
)


def claims_in(token: str, provider: Provider, *, client_id: str, nonce: str) -> dict[str, Any]:
    """What the token says, once everything about it was checked. Raise NotSignedOn otherwise."""
    said = verified(token, provider, client_id, NEEDED)
    if not isinstance(said["nonce"], str) or not hmac.compare_digest(_bytes(said["nonce"]), _bytes(nonce)):
        raise NotSignedOn(Why.NONCE)
    if not is_name(said["sub"]):
        raise NotSignedOn(Why.CLAIMS)
    return said


def is_name(said: Any) -> bool:
    """Whether a claim names a person, a session or a token in a way that can be kept."""
    return isinstance(said, str) and 0 < len(said) <= LONGEST_SUBJECT and said.isprintable()


def verified(token: str, provider: Provider, client_id: str, needed: list[str]) -> dict[str, Any]:
    """What a token says that the provider made for us, now. What it is for is left to the caller."""
    said = _decoded(token, provider, client_id, needed)
    audience = said["aud"] if isinstance(said["aud"], list) else [said["aud"]]
    # A token for several programs must say which of them asked for it (OpenID Connect Core 3.1.3.7).
    if ("azp" in said or len(audience) > 1) and said.get("azp") != client_id:
        raise NotSignedOn(Why.AUDIENCE)
    return said


def _decoded(token: str, provider: Provider, client_id: str, needed: list[str]) -> dict[str, Any]:
    try:
        head = jwt.get_unverified_header(token)
        if head.get("alg") not in SIGNED_BY:
            raise NotSignedOn(Why.ALGORITHM)
        kid = head.get("kid")
        if kid is not None and not isinstance(kid, str):
            raise NotSignedOn(Why.KEY)
        return jwt.decode(
            token,
            only_key_of(provider) if kid is None else key_called(provider, kid),
            algorithms=SIGNED_BY,
            audience=client_id,
            issuer=provider.issuer,
            leeway=LEEWAY,
            options={"require": needed},
        )
    except wrong.PyJWTError as problem:
        raise NotSignedOn(_reason(problem)) from None
    except (ValueError, TypeError, RecursionError):
        raise NotSignedOn(Why.UNREADABLE) from None


def _reason(problem: Exception) -> Why:
    return next((why for kind, why in REASONS if isinstance(problem, kind)), Why.UNREADABLE)


def _bytes(words: str) -> bytes:
    # JSON can hold half a character, which no plain encoding takes.
    return words.encode("utf-8", "surrogatepass")
