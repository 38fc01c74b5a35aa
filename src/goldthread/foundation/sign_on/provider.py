"""What a provider says of itself, the keys it signs with, and what it gives for a code."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import quote, quote_plus

from django.core.cache import cache
from jwt import PyJWK, PyJWKSet
from jwt.exceptions import PyJWTError

from goldthread.foundation.accounts.encryption import decrypt
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.sign_on.outbound import ask, is_safe
from goldthread.foundation.sign_on.refusals import NotSignedOn, Why

KEPT_SECONDS = 60 * 60
"""How long what a provider published is believed without asking again."""

AT_MOST_EVERY = 60
"""Seconds between two questions for new keys, so that made-up key names do not set us asking all day."""

LONGEST_TOKEN = 16 * 1024
MOST_KEYS = 50


@dataclass(frozen=True)
class Provider:
    """Where a provider sends people, gives tokens and publishes keys."""

    issuer: str
    authorization: str
    token: str
    keys: str
    by_post: bool


def provider_of(issuer: str, *, afresh: bool = False) -> Provider:
    """Read what the provider says of itself, or remember it."""
    name = _named("provider", issuer)
    kept = None if afresh else cache.get(name)
    if kept is None:
        kept = _discovered(issuer)
        cache.set(name, kept, KEPT_SECONDS)
    return kept


def _discovered(issuer: str) -> Provider:
    status, said = ask(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if status != 200 or not isinstance(said, dict):
        raise NotSignedOn(Why.UNREADABLE)
    if said.get("issuer") != issuer:
        raise NotSignedOn(Why.OTHER_ISSUER)
    authorization, token, keys = (said.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"))
    if not (isinstance(authorization, str) and isinstance(token, str) and isinstance(keys, str)):
        raise NotSignedOn(Why.UNREADABLE)
    if not all(is_safe(one) for one in (authorization, token, keys)):
        raise NotSignedOn(Why.UNSAFE)
    ways = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Provider(issuer, authorization, token, keys, by_post="client_secret_basic" not in ways)


def key_called(provider: Provider, kid: str) -> PyJWK:
    """The key of this name. One that is not known is asked for anew: keys change, and not by our clock."""
    found = keys_of(provider).get(kid)
    if found is None and cache.add(_named("asked", provider.keys), 1, AT_MOST_EVERY):
        found = keys_of(provider, afresh=True).get(kid)
    if found is None:
        raise NotSignedOn(Why.KEY)
    return found


def only_key_of(provider: Provider) -> PyJWK:
    """The key of a token that names none, which a provider with a single key may send (OpenID Connect Core 10.1)."""
    found = keys_of(provider, afresh=cache.add(_named("asked", provider.keys), 1, AT_MOST_EVERY))
    if len(found) != 1:
        raise NotSignedOn(Why.KEY)
    return next(iter(found.values()))


def keys_of(provider: Provider, *, afresh: bool = False) -> dict[str, PyJWK]:
    """The keys that the provider signs with, by name."""
    name = _named("keys", provider.keys)
    published = None if afresh else cache.get(name)
    if published is None:
        published = _published(provider)
        cache.set(name, published, KEPT_SECONDS)
    return _by_name(published)


def _published(provider: Provider) -> dict[str, Any]:
    status, said = ask(provider.keys)
    if status != 200 or not isinstance(said, dict) or not isinstance(said.get("keys"), list):
        raise NotSignedOn(Why.UNREADABLE)
    if len(said["keys"]) > MOST_KEYS:
        raise NotSignedOn(Why.TOO_LARGE)
    # A key that is to be kept between the two, or is for closing and not for signing, signs nothing here.
    signing = [one for one in said["keys"] if isinstance(one, dict) and one.get("kty") in ("RSA", "EC", "OKP")]
    signing = [one for one in signing if one.get("use", "sig") == "sig"]
    try:
        _by_name({"keys": signing})
    except (PyJWTError, ValueError, TypeError):
        raise NotSignedOn(Why.UNREADABLE) from None
    return {"keys": signing}


def _by_name(published: dict[str, Any]) -> dict[str, PyJWK]:
    # The library takes a set without keys for a mistake; here it is one in which none is found.
    keys = PyJWKSet.from_dict(published).keys if published["keys"] else []
    return {key.key_id or "": key for key in keys}


def token_for(sign_on: SignOn, provider: Provider, *, code: str, verifier: str, back: str) -> str:
    """Exchange a code for the ID token. A code works once: the provider holds to that, and PKCE to this browser."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    secret, headers = decrypt(sign_on.client_secret), {}
    if provider.by_post:
        form |= {"client_id": sign_on.client_id, "client_secret": secret}
    else:
        words = f"{quote_plus(sign_on.client_id)}:{quote_plus(secret)}"
        headers = {"Authorization": f"Basic {b64encode(words.encode()).decode()}"}
    status, said = ask(provider.token, form, headers)
    if status != 200:
        raise NotSignedOn(Why.CODE)
    token = said.get("id_token") if isinstance(said, dict) else None
    if not isinstance(token, str):
        raise NotSignedOn(Why.UNREADABLE)
    if len(token) > LONGEST_TOKEN:
        raise NotSignedOn(Why.TOO_LARGE)
    return token


def address_of(provider: Provider, asked: dict[str, str]) -> str:
    """Where to send somebody who is to sign in."""
    words = "&".join(f"{name}={quote(value, safe='')}" for name, value in asked.items())
    return f"{provider.authorization}{'&' if '?' in provider.authorization else '?'}{words}"


def _named(what: str, address: str) -> str:
    return f"sign-on-{what}-{sha256(address.encode()).hexdigest()}"
