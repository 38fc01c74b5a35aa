"""Clocks on the first page of those who record on what they are about, and of those who answer for that."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.urls import reverse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.clocks import State
from goldthread.foundation.timekeeping.models import IN_WORDS, Clock
from goldthread.foundation.timekeeping.queries import running_out, to_acknowledge
from goldthread.foundation.timekeeping.standing_in import named, to_acknowledge_unseen
from goldthread.foundation.timekeeping.subjects import subjects_of
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

MARKS = {
    State.OVERDUE.value: (IN_WORDS[State.OVERDUE], "bad"),
    State.DUE_SOON.value: (IN_WORDS[State.DUE_SOON], "warn"),
}
NO_MARK = ("",)
WHERE_RUNNING = "The clocks of each partnership and the lists of what they are about show them all."
WHERE_LATE = "The others follow once these are acknowledged."


def that_run_out(standing: Standing, at: datetime) -> Iterator[Waiting]:
    clocks = list(running_out(standing, at).select_related("space")[: SHOWN + 1])
    for clock, about, is_told in _with_subjects(clocks, standing):
        yield Waiting(
            str(clock) if is_told else about,
            clock.get_absolute_url(),
            _joined(about if is_told else "", str(clock.space), f"due on {clock.due_in_words}"),
            *MARKS.get(clock.state, NO_MARK),
        )


def to_be_acknowledged(standing: Standing, at: datetime) -> Iterator[Waiting]:
    reasons: dict[Clock, list[str]] = {}
    for one in to_acknowledge(standing, at).select_related("clock__space")[: SHOWN + 1]:
        reasons.setdefault(one.clock, []).append(one.get_reason_display())
    for clock, about, is_told in _with_subjects(list(reasons), standing):
        if is_told:
            detail = _joined(about, str(clock.space), *dict.fromkeys(reasons[clock]))
            yield Waiting(str(clock), clock.get_absolute_url(), detail)
        else:
            yield Waiting(about, clock.get_absolute_url(), str(clock.space))


def to_be_acknowledged_unseen(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """By reference alone: what is told of it besides stands on its page, and that somebody opened that is noted."""
    breaches = list(to_acknowledge_unseen(standing, at)[: SHOWN + 1])
    names = named(breaches)
    for breach in breaches:
        if breach.pk in names:
            address = reverse("acknowledge_unseen", args=[breach.space.slug, breach.pk])
            yield Waiting(names[breach.pk], address, str(breach.space))


def _with_subjects(clocks: Sequence[Clock], standing: Standing) -> Iterator[tuple[Clock, str, bool]]:
    """Each with words of its subject, and whether more is told of it before somebody says what they open that for.

    It is work all the same, also where nobody has a part in the subject yet: so it is not left out.
    """
    subjects = subjects_of(clocks, standing)
    rows = Clock.objects.listed_to(standing).filter(pk__in=[clock.pk for clock in clocks])
    told = set(rows.values_list("pk", flat=True))
    for clock in clocks:
        words, _ = subjects.get(clock.subject_key, ("", ""))
        yield clock, words, clock.pk in told


def _joined(*words: str) -> str:
    return " · ".join(one for one in words if one)


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind("Clocks that run out in the next four weeks", WHERE_RUNNING, that_run_out))
    register_kind(Kind("Lateness to acknowledge", WHERE_LATE, to_be_acknowledged))
    register_kind(Kind("Lateness that nobody else may acknowledge", WHERE_LATE, to_be_acknowledged_unseen))
