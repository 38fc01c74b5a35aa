"""Asking a provider something: HTTPS only, no redirect followed, within a time and a size."""

import json
import ssl
from collections.abc import Mapping
from http.client import HTTPException
from ipaddress import ip_address
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, build_opener

from django.conf import settings

from goldthread.foundation.sign_on.refusals import NotSignedOn, Why

SECONDS = 5
"""For one answer altogether: a person waits for it, and a worker of the web server with them."""

MOST_BYTES = 256 * 1024
AT_ONCE = 16 * 1024


class NoRedirects(HTTPRedirectHandler):
    """A provider that sends us elsewhere is not followed."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def is_safe(address: str) -> bool:
    """HTTPS to a named host; plain HTTP only to this very machine, in a demonstration or a test."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    if not host or parts.username or parts.fragment or any(not sign.isprintable() or sign == " " for sign in address):
        return False
    if parts.scheme == "https":
        return True
    return parts.scheme == "http" and _is_this_machine(host) and settings.SIGN_ON_WITHIN_THIS_MACHINE


def ask(
    address: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> tuple[int, Any]:
    """Status and what the JSON says. Raise NotSignedOn for anything else."""
    if not is_safe(address):
        raise NotSignedOn(Why.UNSAFE)
    asked = Request(
        address,
        data=urlencode(form).encode() if form is not None else None,
        headers={"Accept": "application/json", "User-Agent": "Goldthread", **(headers or {})},
    )
    until = monotonic() + SECONDS
    try:
        with _opener(address).open(asked, timeout=SECONDS) as answer:
            return answer.status, _json(_read(answer, until))
    except HTTPError as problem:
        with problem:
            if problem.code in (400, 401):
                return problem.code, {}
        raise NotSignedOn(Why.UNREACHABLE) from None
    except (OSError, HTTPException):
        raise NotSignedOn(Why.UNREACHABLE) from None


def _opener(address: str) -> OpenerDirector:
    # A proxy of the house is asked for the world outside, never for this machine.
    proxies = ProxyHandler({}) if _is_this_machine(urlsplit(address).hostname or "") else ProxyHandler()
    return build_opener(proxies, HTTPSHandler(context=ssl.create_default_context()), NoRedirects())


def _read(answer: Any, until: float) -> bytes:
    parts, size = [], 0
    while part := answer.read1(AT_ONCE):
        size += len(part)
        if size > MOST_BYTES:
            raise NotSignedOn(Why.TOO_LARGE)
        if monotonic() > until:
            raise NotSignedOn(Why.UNREACHABLE)
        parts.append(part)
    return b"".join(parts)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NotSignedOn(Why.UNREADABLE) from None


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
