"""Askings by a one-time link: who was asked about which action, at which mailbox, and what came of it."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.messages.models import Message
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.records.handling import BUSINESS, PERSON_CONTACT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

IN_WORDS = {"in force": "waiting", "used": "answered", "run out": "ran out"}


class AskingQuerySet(models.QuerySet["Asking"]):
    def visible_to(self, standing: Standing) -> "AskingQuerySet":
        """Seen by those who ask, by those who see how people are reached, and by the agency that was asked."""
        if standing.is_system:
            return self
        seen = Q(space_id__in=standing.spaces_where(Can.SEND_LINKS, Can.VIEW_PEOPLE))
        return self.filter(seen | Q(agency_id__in=standing.agencies_where(Can.VIEW_OWN_ACTIONS)))


class Asking(SpaceRecord):
    """One agency is asked about one action by a link to a mailbox that a team reads.

    ``mailbox_called`` says whose mailbox it is; the report that comes of it is shown under that name. The code goes
    to ``code_to``, or to the same mailbox in a letter of its own.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="askings")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    link = models.ForeignKey(Pass, on_delete=models.PROTECT, related_name="askings")
    mailbox = models.EmailField()
    mailbox_called = models.CharField(max_length=60)
    code_to = models.EmailField(blank=True)
    letter = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    letter_with_code = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AskingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        contact=(PERSON_CONTACT.kept_as("one-time link"), "mailbox code_to"),
        facts=(BUSINESS.kept_as("one-time link"), "action agency link mailbox_called letter letter_with_code report"),
    )

    class Meta:
        db_table = "asking_by_link"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "link"], name="asking_by_link_once_a_link"),
            models.UniqueConstraint(fields=["space", "report"], name="asking_by_link_once_a_report"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "action", "-id"], name="asking_by_link_latest"),
            models.Index(fields=["space", "agency", "-id"], name="asking_by_link_of_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.agency.name}, {self.mailbox_called}"

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
