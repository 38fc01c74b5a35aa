"""What the program notes of a one-time link that was sent: that it was opened, and what came of it."""

from datetime import datetime
from typing import Any

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.one_time_links.by_link import SentByLink


@command(Can.BE_THE_PROGRAM, event="one-time link opened", about="asking")
def note_opened(*, asking: SentByLink, by: Actor, at: datetime) -> SentByLink:
    """When the code was entered first: whoever asked sees that somebody is at it."""
    if asking.opened_at is None:
        asking.opened_at = at
        asking.save()
    return asking


@command(Can.BE_THE_PROGRAM, event="one-time link answered", about="asking")
def note_answer(*, asking: SentByLink, answer: Any, by: Actor, at: datetime) -> SentByLink:
    """Which report or reply came of it."""
    setattr(asking, asking.ANSWER, answer)
    asking.save()
    return asking
