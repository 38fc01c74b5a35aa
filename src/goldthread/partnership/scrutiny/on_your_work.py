"""Challenges that wait for an answer or for a reader, on the first page of whoever owes it."""

from collections.abc import Iterator
from datetime import date, datetime
from textwrap import shorten

from django.utils import timezone

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind
from goldthread.partnership.scrutiny.models import Challenge, ChallengeQuerySet
from goldthread.partnership.scrutiny.models.challenges import LATE
from goldthread.partnership.scrutiny.queries import answers_to_read, to_answer

REST = "The list of challenges of each partnership shows them all."


def waiting_for_an_answer(standing: Standing, at: datetime) -> Iterator[Waiting]:
    on = timezone.localdate(at)
    return _told(to_answer(standing, on), "answer due", on)


def waiting_for_a_reader(standing: Standing, at: datetime) -> Iterator[Waiting]:
    on = timezone.localdate(at)
    return _told(answers_to_read(standing, on), "answer was due", on)


def _told(challenges: ChallengeQuerySet, due: str, on: date) -> Iterator[Waiting]:
    for one in challenges[: SHOWN + 1]:
        detail = f"{one.space} · to {_whom(one)} · {due} {in_words(one.due_on)}"
        mark = "Late" if one.state_on(on) == LATE else ""
        yield Waiting(f"{one}: {shorten(one.question, 120, placeholder='…')}", one.get_absolute_url(), detail, mark)


def _whom(challenge: Challenge) -> str:
    return challenge.to if challenge.agency_id or challenge.group_id else "the board"


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind("Challenges to answer", REST, waiting_for_an_answer))
    register_kind(Kind("Answers to read", REST, waiting_for_a_reader))
