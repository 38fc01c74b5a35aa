"""What is kept of one link that was sent: to which mailbox it went, and what came of it.

What a link asks about is for others to say: each kind is a model made from this, which names its record and its answer.
"""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.messages.models import Message
from goldthread.foundation.one_time_links.spoken import Spoken
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.records.handling import BUSINESS, PERSON_CONTACT, Handling
from goldthread.foundation.spaces.models import SpaceRecord

IN_WORDS = {"in force": "waiting", "used": "answered", "run out": "ran out"}


class SentByLink(SpaceRecord):
    """The columns of an asking by a one-time link: one agency is asked about one record at a mailbox that a team reads.

    ``mailbox_called`` says whose mailbox it is; the answer that comes of it is shown under that name. The code goes to
    ``code_to``, or to the same mailbox in a letter of its own. ``opened_at`` is when the code was entered first.

    ``RECORD`` is the field of what is asked about, ``ANSWER`` of what came of it; ``CARRIES`` is what the link lets its
    holder do, and ``SPOKEN`` how letters and pages speak of it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    link = models.ForeignKey(Pass, on_delete=models.PROTECT, related_name="+")
    mailbox = models.EmailField()
    mailbox_called = models.CharField(max_length=60)
    code_to = models.EmailField(blank=True)
    letter = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    letter_with_code = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)

    RECORD: ClassVar[str]
    ANSWER: ClassVar[str]
    CARRIES: ClassVar[tuple[Can, ...]]
    SPOKEN: ClassVar[Spoken]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.agency.name}, {self.mailbox_called}"

    @property
    def answer(self) -> Any:
        """What came of it; nothing while it waits."""
        return getattr(self, self.ANSWER)

    @property
    def answer_id(self) -> int | None:
        number: int | None = getattr(self, f"{self.ANSWER}_id")
        return number

    @property
    def last_day(self) -> date:
        """The last day on which the link works: it ends at midnight."""
        return timezone.localdate(self.link.expires_at - timedelta(seconds=1))

    def state(self, at: datetime) -> str:
        """What has become of it, in a word or two."""
        state = self.link.state(at)
        return IN_WORDS.get(state, state)

    @property
    def not_gone(self) -> str:
        """Why its letters have not reached anybody, if that is known; nothing if they went or will."""
        states = {self.letter.state, self.letter_with_code.state}
        if Message.State.FAILED in states:
            return "A message could not be sent. Check the addresses, then send another link."
        return "Held until the partnership is live" if Message.State.HELD in states else ""


def columns_of_link(kept: str, facts: str) -> dict[str, tuple[Handling, str]]:
    """How the columns of a link that was sent are to be handled, with the ``facts`` that a kind adds to them."""
    usual = "agency link mailbox_called letter letter_with_code opened_at"
    return {
        "contact": (PERSON_CONTACT.kept_as(kept), "mailbox code_to"),
        "facts": (BUSINESS.kept_as(kept), f"{usual} {facts}"),
    }
