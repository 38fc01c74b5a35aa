"""Askings by a one-time link for tests, with what whoever reads the mailbox finds there. Nothing here is real."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.messages.models import Message
from goldthread.foundation.one_time_links.of_actions.commands import ask_by_link
from goldthread.foundation.one_time_links.sending import Mailbox
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

MAILBOX = Mailbox("safeguarding@police.example", "safeguarding team")


@dataclass(frozen=True)
class Received:
    """What lies in the mailbox: an address to open, and a code."""

    asking: Any
    letter: Message
    letter_with_code: Message

    @property
    def path(self) -> str:
        return re.findall(r"/a/[-\w]+", self.letter.words)[0]

    @property
    def secret(self) -> str:
        return self.path.split("_", 3)[3]

    @property
    def code(self) -> str:
        return re.findall(r"\d{4} \d{4}", self.letter_with_code.words)[0]


def received(asking: Any) -> Received:
    with opened(actor=SYSTEM_ACTOR, reading=[asking.space_id]):
        kept = (
            type(asking)
            .objects.select_related("link__agency", "agency", "letter", "letter_with_code")
            .get(pk=asking.pk)
        )
        return Received(kept, kept.letter, kept.letter_with_code)


def an_asking(action: Action, agency: Agency, at: datetime, **said: Any) -> Received:
    """An agency asked about an action, by a link that is good for three days."""
    given: dict[str, Any] = {"to": MAILBOX, "expires_at": at + timedelta(days=3), "by": System("tests")}
    return received(ask_by_link(space=agency.space, action=action, agency=agency, at=at, **{**given, **said}))
