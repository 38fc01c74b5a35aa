"""What agencies owe to documents, on the first page of whoever answers for them."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.your_work.waiting import Kind, Waiting, register_kind
from goldthread.partnership.procedures.owed import owed_to_documents


def owed(standing: Standing, at: datetime) -> Iterator[Waiting]:
    on = timezone.localdate(at)
    for one in owed_to_documents(standing, on):
        by = f" · asked by {in_words(one.by)}" if one.by else ""
        mark = "Late" if one.by and one.by < on else ""
        yield Waiting(one.what, one.href, f"{one.asked.space} · for {one.asked.agency}{by}", mark)


def register() -> None:
    """Called when the program starts."""
    rest = "The register of procedures and agreements shows them all."
    register_kind(Kind("Procedures and agreements", rest, owed))
