"""Whether a record may be destroyed on a day."""

from datetime import date
from typing import Any

from goldthread.foundation.retention.belonging import belonging_to, why_not
from goldthread.foundation.retention.due import due_of
from goldthread.foundation.retention.holding import holds_in, holds_on_whole, words_of
from goldthread.foundation.retention.kinds.declaring import Kind

ALONE = "retention"
"""Holds are placed, decisions made and records destroyed one after the other in a space, never at once."""

NOT_DUE = "Its period is not over, so nothing is to be decided yet."


def why_not_now(kind: Kind, record: Any, on: date) -> str:
    """Why a record may not be destroyed on a day, as a sentence; nothing if it may."""
    due = due_of(kind, record, on)
    if due is None or not due.is_due(on):
        return NOT_DUE
    belonging = belonging_to(kind, [record.pk])
    holds = holds_on_whole(holds_in(record.space_id), belonging)
    return words_of(holds) if holds else " ".join(why_not(belonging))
