"""A restricted record is opened for a purpose: whoever must say it is led to where they do, and comes back."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from goldthread.foundation.access.doors import GoFirst
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.grants.registry import KINDS

THEN = "then"
"""The page that was wanted, in the address of the page that asks what for."""


def check_purpose(request: DeskRequest, record: Any) -> None:
    """Every page about a record, or about what hangs on one, calls this before it shows anything.

    Raise GoFirst where the person has to say what they open it for.
    """
    kind = KINDS.get(record._meta.db_table)
    if kind and kind.asks_purpose(request.standing, record):
        ask = reverse("open_for_purpose", args=[request.space.slug, kind.db_table, record.pk])
        raise GoFirst(f"{ask}?{urlencode({THEN: request.path})}")


def wanted(request: DeskRequest) -> str:
    """The page from which somebody was led to say what for; nothing for an address that is not of this space."""
    then = request.GET.get(THEN, "")
    is_here = then.startswith(f"/p/{request.space.slug}/") and url_has_allowed_host_and_scheme(then, allowed_hosts=None)
    return then if is_here else ""
