"""Lanes are asked by one-time links: what they tell the part that sends and opens them."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.queries import careful_on
from goldthread.cases.requests.asked_fields import asks_in
from goldthread.cases.requests.by_link import find, over, shown
from goldthread.cases.requests.forms import ANSWERS, ReplyByLink
from goldthread.cases.requests.models import Lane, LaneLink
from goldthread.cases.requests.models.lanes import Answer
from goldthread.foundation.access.requests import Request
from goldthread.foundation.one_time_links.kinds import AskedKind, register_kind
from goldthread.foundation.retention.kinds.of_foundation import goes_with_its_link


def suggested(request: Request) -> dict[str, Any]:
    """Nothing: whoever replies says it all."""
    return {}


def options(lane: Lane, at: datetime) -> dict[str, Any]:
    """Where nobody is named in the case yet, what reads like a name is told to whoever has no account too."""
    return {**careful_on(lane.request.case, timezone.localdate(at)), "asks": asks_in(lane)}


def told(asking: LaneLink) -> dict[str, Any]:
    """What was replied, in the words in which it was chosen."""
    return {"reply": asking.reply, "answer": dict(ANSWERS)[Answer(asking.answer.answer)]}


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
    options=options,
)


def register() -> None:
    """Called when the program starts."""
    register_kind(KIND)
    goes_with_its_link(KIND)
