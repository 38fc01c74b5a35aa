"""What commands on dated records have in common: what was true on a day stays true for that day."""

from datetime import date, timedelta
from typing import Any

from django.db import models

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words


def check_term(starts_on: date | None, ends_on: date | None, field: str = "ends_on") -> None:
    """Refuse a term that ends before it starts."""
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(f"It cannot end before it starts on {in_words(starts_on)}. Enter that day or a later one.", field)


def check_within(record: Any, day: date, field: str) -> None:
    """Refuse a day on which a dated record is not there."""
    if record.starts_on and day < record.starts_on:
        raise Refused(f"{record} begins on {in_words(record.starts_on)}. Enter that day or a later one.", field)
    if record.ends_on and day > record.ends_on:
        raise Refused(f"{record} ended on {in_words(record.ends_on)}. Enter that day or an earlier one.", field)


def check_may_end(record: Any, on: date) -> None:
    """Refuse to end what has ended, or on a day before it began."""
    if record.ends_on:
        raise Refused(f"It already has an end, {in_words(record.ends_on)}. If that is wrong, correct it instead.", "on")
    if record.starts_on and on < record.starts_on:
        raise Refused(f"It begins on {in_words(record.starts_on)}, so it cannot end before that day.", "on")


def remember_until(record: Any, new: dict[str, Any], *, from_on: date, today: date) -> None:
    """Keep what a record says as said until the day before ``from_on``; refuse to rewrite what came before.

    ``record`` is a ``Worded`` and ``InForce`` row; ``new`` are the words that come. A change that is still to
    come is refused too, because the record says what holds now.
    """
    old = record.words()
    if all(old[name] == value for name, value in new.items()):
        raise Refused("You have not changed anything.")
    if from_on > today:
        raise Refused("Enter today or an earlier day. Record a change when it has happened.", "from_on")
    check_within(record, from_on, "from_on")
    if from_on == record.starts_on:
        raise Refused("That is the day it begins: there is nothing before it to keep. Correct it instead.", "from_on")
    last = record.earlier_words.aggregate(last=models.Max("until"))["last"]
    if last and from_on <= last + timedelta(days=1):
        raise Refused(
            f"It was already changed from {in_words(last + timedelta(days=1))}."
            " Enter a later day, or correct it instead.",
            "from_on",
        )
    record.earlier_words.create(space_id=record.space_id, until=from_on - timedelta(days=1), **old)
