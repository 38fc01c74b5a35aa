"""A restricted record is opened for a purpose: whoever must say it is led to where they do, and comes back."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from goldthread.foundation.access.doors import GoFirst
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.grants.registry import KINDS
from goldthread.foundation.grants.words import why_seen
from goldthread.foundation.trail.reading import note_read

THEN = "then"
"""The page that was wanted, in the address of the page that asks what for."""
SENT = "sent"
"""In that address: something was sent to the page that was wanted, and is sent there again once it is open."""
ANSWER = "opened_for"
"""What the names of the answers begin with, where what was sent before goes with them. No other form has such a name:
those of letters call their lines at the head “opening-0” and so on.
"""
NOT_CARRIED = ("csrfmiddlewaretoken",)


def check_purpose(request: DeskRequest, record: Any) -> None:
    """Every page about a record, or about what hangs on one, calls this before it shows anything.

    Raise GoFirst where the person has to say what they open it for. What they had typed is kept in the page that asks,
    and nowhere else: it may be what no draft keeps.
    """
    kind = KINDS.get(record._meta.db_table)
    if kind and kind.asks_purpose(request.standing, record):
        ask = reverse("open_for_purpose", args=[request.space.slug, kind.db_table, record.pk])
        is_sent = request.method == "POST"
        way = {THEN: request.get_full_path(), **({SENT: "yes"} if is_sent else {})}
        raise GoFirst(f"{ask}?{urlencode(way)}", takes_along=is_sent)


def note_opened(request: DeskRequest, part: Any, what: str, record: Any) -> None:
    """Note that somebody opened a part of a record, such as one of its clocks, and for what they see that record.

    Of what hangs on a record its log of readings tells no less than of its own page.
    """
    note_read(part, what, why_seen(request.standing, record))


def wanted(request: DeskRequest) -> str:
    """The page from which somebody was led to say what for; nothing for an address that is not of this space."""
    then = request.GET.get(THEN, "")
    is_here = then.startswith(f"/p/{request.space.slug}/") and url_has_allowed_host_and_scheme(then, allowed_hosts=None)
    return then if is_here else ""


def carried(request: DeskRequest) -> list[tuple[str, str]]:
    """What was sent to the page that was wanted, box by box. Files are not in it: a browser sends them once."""
    if request.method != "POST" or SENT not in request.GET:
        return []
    boxes = (name for name in request.POST if name not in NOT_CARRIED and not name.startswith(f"{ANSWER}-"))
    return [(name, value) for name in boxes for value in request.POST.getlist(name)]
