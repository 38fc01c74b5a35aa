"""Lanes are asked by one-time links: what they tell the part that sends and opens them."""

from typing import Any

from goldthread.cases.requests.by_link import find, over, shown, told
from goldthread.cases.requests.forms import ReplyByLink
from goldthread.cases.requests.models import LaneLink
from goldthread.foundation.access.requests import Request
from goldthread.foundation.one_time_links.kinds import AskedKind, register_kind
from goldthread.foundation.retention.kinds.of_foundation import goes_with_its_link


def suggested(request: Request) -> dict[str, Any]:
    """Nothing: whoever replies says it all."""
    return {}


KIND = AskedKind(
    sent=LaneLink,
    find=find,
    over=over,
    form=ReplyByLink,
    page="requests/by_link.html",
    thanks="requests/thanks_for_reply.html",
    shown=shown,
    told=told,
    suggested=suggested,
)


def register() -> None:
    """Called when the program starts."""
    register_kind(KIND)
    goes_with_its_link(KIND)
