"""Why a clock was not met in time."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.timekeeping.models.clocks import OF_SUBJECT, WORDS_OF_SUBJECT, Clock, Reason


class BreachReason(SpaceRecord):
    """Why a clock was not met in time, and that whoever manages the work has seen it."""

    clock = models.OneToOneField(Clock, on_delete=models.PROTECT, related_name="breach_reason")
    reason = models.CharField(max_length=30, choices=Reason.choices)
    words = models.TextField()
    explained_at = models.DateTimeField()
    explained_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    handling: ClassVar = with_own_columns(
        facts=(OF_SUBJECT, "clock reason explained_at explained_by acknowledged_at acknowledged_by"),
        words=(WORDS_OF_SUBJECT, "words"),
    )

    class Meta:
        db_table = "clock_breach_reason"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="clock_breach_says_why"),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="clock_breach_acknowledged_by_somebody_then",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["space", "explained_at"],
                condition=Q(acknowledged_at=None),
                name="clock_breach_to_acknowledge",
            ),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()
