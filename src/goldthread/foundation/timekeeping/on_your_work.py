"""Clocks on the first page of those who record on what they are about, and of those who answer for that."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.clocks import State
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.timekeeping.queries import running_out, to_acknowledge
from goldthread.foundation.timekeeping.subjects import subjects_of
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

TONES = {State.OVERDUE.value: "bad", State.DUE_SOON.value: "warn"}


def that_run_out(standing: Standing, at: datetime) -> Iterator[Waiting]:
    clocks = list(running_out(standing, at).select_related("space")[: SHOWN + 1])
    for clock, about in _with_subjects(clocks, standing):
        yield Waiting(
            str(clock),
            clock.get_absolute_url(),
            f"{about}{clock.space} · due on {clock.due_in_words}",
            clock.state_in_words,
            TONES[clock.state],
        )


def to_be_acknowledged(standing: Standing, at: datetime) -> Iterator[Waiting]:
    breaches = {one.clock: one for one in to_acknowledge(standing).select_related("clock__space")[: SHOWN + 1]}
    for clock, about in _with_subjects(list(breaches), standing):
        reason = breaches[clock].get_reason_display()
        yield Waiting(str(clock), clock.get_absolute_url(), f"{about}{clock.space} · {reason}")


def _with_subjects(clocks: Sequence[Clock], standing: Standing) -> Iterator[tuple[Clock, str]]:
    subjects = subjects_of(clocks, standing)
    for clock in clocks:
        words, _ = subjects.get(clock.subject_key, ("", ""))
        yield clock, f"{words} · " if words else ""


def register() -> None:
    """Called when the program starts."""
    rest = "The clocks of each partnership show them all."
    register_kind(Kind("Clocks that run out", rest, that_run_out))
    register_kind(Kind("Lateness to acknowledge", rest, to_be_acknowledged))
