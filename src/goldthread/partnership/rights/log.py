"""Every command about a matter writes a line of its log, in the same transaction."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.rights.models import LogEntry, Matter

CLOSED = "This matter is closed."
EARLIEST = date(2018, 5, 25)
"""The day on which the law began under which all this is asked; an earlier one is a slip of the keys."""


def log(matter: Matter, event: str, by: Actor, at: datetime, words: str = "") -> None:
    """Say that something happened; what somebody said of it stands apart, since it may name people."""
    LogEntry.objects.create(
        space_id=matter.space_id, matter=matter, at=at, by_id=account_of(by), event=event, words=words.strip()
    )


def check_open(matter: Matter, kind: str | None = None) -> None:
    if not matter.is_open:
        raise Refused(CLOSED)
    if kind and matter.kind != kind:
        raise Refused("This is not a matter of that kind.")


def check_day(day: date, at: datetime, field: str, *, since: date | None = None, what: str = "it was received") -> None:
    """A day on which something was done: not to come, and not before ``what`` it follows on."""
    if day > timezone.localdate(at):
        raise Refused("This date must be today or in the past.", field)
    if day < EARLIEST:
        raise Refused(f"Check the year: this date must be {in_words(EARLIEST)} or later.", field)
    if since and day < since:
        raise Refused(f"This date must be {in_words(since)} or later: the day {what}.", field)


def said(words: str, sentence: str, field: str) -> str:
    """Words that must be there, without the blanks around them."""
    if not words.strip():
        raise Refused(sentence, field)
    return words.strip()
