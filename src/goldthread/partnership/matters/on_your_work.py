"""Matters to which a person owes the reply, on their first page."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind
from goldthread.partnership.matters.queries import matters_to_reply
from goldthread.partnership.matters.states import LATE


def to_reply(standing: Standing, at: datetime) -> Iterator[Waiting]:
    for matter in matters_to_reply(standing, timezone.localdate(at))[: SHOWN + 1]:
        detail = f"{matter.space} · from {matter.raised_by} · reply due {in_words(matter.due_on)}"
        mark = "Late" if matter.state == LATE else ""
        yield Waiting(f"{matter}: {matter.subject}", matter.get_absolute_url(), detail, mark)


def register() -> None:
    """Called when the program starts."""
    rest = "The issues and challenges of each partnership show them all."
    register_kind(Kind("Matters to reply to", rest, to_reply))
