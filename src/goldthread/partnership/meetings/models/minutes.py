"""What is put right in minutes after they were signed off."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.meetings.models.agenda import AgendaItem
from goldthread.partnership.meetings.models.calendar import Meeting


class Correction(SpaceRecord):
    """What the minutes should have said, and why: it stands below what they say, which stays as it was signed off.

    ``agreed_at`` is the meeting that asked for it when it approved the minutes, if one did.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="corrections")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    words = models.TextField()
    reason = models.TextField()
    agreed_at = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "meeting item agreed_at made_at"), words=(BUSINESS_TEXT, "words reason")
    )

    class Meta:
        db_table = "minutes_correction"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(reason=""), name="minutes_correction_says_what_and_why"),
        ]

    def __str__(self) -> str:
        return f"Correction of the minutes of {self.meeting}"
