"""A partnership's chasing for tests: a week's digests, sent."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.core import mail
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.models import User
from goldthread.foundation.chasing.jobs import monday_of, send_batch
from goldthread.foundation.chasing.of_spaces import chase_in_space
from goldthread.foundation.commands.refusals import SentBefore
from goldthread.foundation.spaces.models import Space


def digests_sent(at: datetime, *spaces: Space) -> list[Any]:
    """The letters of the week of a moment, as its jobs send them. To be called as often as wanted."""
    mail.outbox.clear()
    week = monday_of(timezone.localdate(at))
    for space in spaces:
        with suppress(SentBefore):
            chase_in_space(space=space, by=System("tests"), at=at, key=f"chasing {week}")
    with as_program("tests"):
        numbers = list(User.objects.order_by("pk").values_list("pk", flat=True))
    send_batch(week, numbers[0], numbers[-1], at)
    return list(mail.outbox)
