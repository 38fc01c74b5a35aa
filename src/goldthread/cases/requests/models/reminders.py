"""The letters by which an agency that has not replied was reminded."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef

from goldthread.cases.requests.models.lanes import Lane
from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import CASE
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class LaneReminderQuerySet(models.QuerySet["LaneReminder"]):
    @once
    def visible_to(self, standing: Standing) -> "LaneReminderQuerySet":
        """The desk's, as the request is."""
        if standing.is_system:
            return self
        return self.filter(Exists(Lane.objects.of_desk(standing).filter(pk=OuterRef("lane"))))


class LaneReminder(SpaceRecord):
    """A letter that was written once for a limit of a lane, the ``occurrence``-th: one before its last day, one after.

    It is no part of the lane itself: whoever has that open to reply is not told that it changed.
    """

    class Letter(models.TextChoices):
        BEFORE = "before", "Before the last day"
        AFTER = "after", "After the last day"

    lane = models.ForeignKey(Lane, on_delete=models.PROTECT, related_name="reminders")
    occurrence = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=6, choices=Letter.choices)
    written_at = models.DateTimeField()

    objects = LaneReminderQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(CASE, "lane occurrence letter written_at"))

    class Meta:
        db_table = "case_request_reminder"
        verbose_name = "reminder of a request"
        verbose_name_plural = "reminders of requests"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "lane", "occurrence", "letter"], name="case_request_reminder_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_letter_display()}: {self.lane}"
