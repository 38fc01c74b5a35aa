"""How many digests of each week there are, for people and for team inboxes, as plain data."""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.chasing.jobs import monday_of
from goldthread.foundation.chasing.models import Digest, DigestWeek
from goldthread.foundation.chasing.of_spaces import KIND
from goldthread.foundation.messages.models import Message
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

SHOWN = 26
"""Weeks: half a year of them."""


def digest_weeks() -> list[dict[str, Any]]:
    """Each week that was put in the queue or of which a letter was, the newest first."""
    with as_program("digests counted"):
        begun = dict(DigestWeek.objects.values_list("week", "begun_at"))
        counted = Digest.objects.values("week").annotate(
            people=Count("pk"), sent=Count("sent_at"), refused=Count("pk", filter=Q(was_refused=True))
        )
        of_people = {one["week"]: one for one in counted.order_by()}
    of_inboxes = _letters_to_inboxes()
    weeks = sorted({*begun, *of_people, *of_inboxes}, reverse=True)[:SHOWN]
    return [
        {
            "people": 0,
            "sent": 0,
            "refused": 0,
            **of_people.get(week, {}),
            "week": week.isoformat(),
            "queued_at": begun[week].isoformat() if week in begun else None,
            "inboxes": of_inboxes[week],
        }
        for week in weeks
    ]


def _letters_to_inboxes() -> Counter[date]:
    """By the week in which they were put in the queue."""
    found: Counter[date] = Counter()
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk for space in every_space()]):
        day = TruncDate("queued_at", tzinfo=timezone.get_default_timezone())
        letters = Message.objects.filter(kind=KIND).annotate(day=day).values_list("day")
        for queued_on, count in letters.annotate(count=Count("pk")).order_by():
            found[monday_of(queued_on)] += count
    return found
