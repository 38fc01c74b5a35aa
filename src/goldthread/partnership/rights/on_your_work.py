"""What people asked for of their data, on the first page of those who answer for it."""

from collections.abc import Iterator
from datetime import datetime

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import moment
from goldthread.foundation.your_work.waiting import Kind, Waiting, register_kind
from goldthread.partnership.rights.running import Running, rights_to_answer


def to_answer(standing: Standing, at: datetime) -> Iterator[Waiting]:
    for one in rights_to_answer(standing, at):
        words = f"{one.matter.reference}: {one.matter.get_kind_display()}"
        mark, tone = _mark(one)
        yield Waiting(words, one.matter.get_absolute_url(), f"{one.matter.space} · {_clock(one)}", mark, tone)


def _clock(one: Running) -> str:
    if one.answered_on:
        return f"answered on {in_words(one.answered_on)}"
    if one.stands:
        return "the clock is paused"
    if one.due_on is None:
        return "nothing is due"
    return f"{one.awaited or 'answer'} by {moment(one.due_at) if one.due_at else in_words(one.due_on)}"


def _mark(one: Running) -> tuple[str, str]:
    if one.is_late or (one.answered_on and one.was_late):
        return "Late", "bad" if one.is_late else "warn"
    return ("Due soon", "warn") if one.is_due_soon and not one.stands else ("", "")


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind("Information rights", "The information rights of each partnership show them all.", to_answer))
