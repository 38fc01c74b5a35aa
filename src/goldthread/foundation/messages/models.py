"""What is sent to people. A message never holds anything about a child."""

from typing import ClassVar

from django.db import models

from goldthread.foundation.records.handling import BUSINESS, PASSING, PERSON_CONTACT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class Message(SpaceRecord):
    """One e-mail: held until its space is live, then waiting, then sent or failed.

    ``words`` are what is sent, and are shown nowhere: a one-time link, a code or an invitation may be among them, and
    whoever reads these answers in the place of whoever got them. ``subject`` is what pages, files and the trail tell.
    Where a message is about what not everybody may know of who reads the outbox, that says only of which kind it is,
    and ``sent_subject`` is what stands over the letter. ``calendar`` is an iCalendar text (RFC 5545) that goes with it,
    for the calendar of whoever gets it. What is sent is kept no longer once the letter has gone.
    """

    class State(models.TextChoices):
        HELD = "held", "Held until the partnership is live"
        WAITING = "waiting", "Waiting to be sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Could not be sent"
        WITHDRAWN = "withdrawn", "Withdrawn before it was sent"

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    sent_subject = models.CharField(max_length=200, blank=True, default="", db_default="")
    words = models.TextField()
    calendar = models.TextField(blank=True, default="", db_default="")
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)

    handling: ClassVar = with_own_columns(
        contact=(PERSON_CONTACT.kept_as("message"), "to"),
        words=(PASSING.kept_as("message"), "sent_subject words calendar"),
        facts=(BUSINESS.kept_as("message"), "subject kind state queued_at sent_at attempts failure"),
    )

    class Meta:
        db_table = "message"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False) | ~models.Q(state="sent"),
                name="message_sent_at_a_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "-queued_at", "id"], name="message_newest")]

    def __str__(self) -> str:
        return self.subject
