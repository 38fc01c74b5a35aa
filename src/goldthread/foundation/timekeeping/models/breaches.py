"""Why a clock was not met in time."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.timekeeping.models.clocks import OF_SUBJECT, WORDS_OF_SUBJECT, Clock
from goldthread.foundation.timekeeping.models.words import Reason


class BreachReason(SpaceRecord):
    """Why a clock was not met in time, and that whoever manages the work has seen it.

    Several agencies may owe one clock: each says why for itself. Where ``agency`` says nothing, whoever does the work
    on its subject by a role of their own said it.
    """

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="breach_reasons")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=30, choices=Reason.choices)
    words = models.TextField()
    explained_at = models.DateTimeField()
    explained_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    handling: ClassVar = with_own_columns(
        facts=(OF_SUBJECT, "clock agency reason explained_at explained_by acknowledged_at acknowledged_by"),
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
            # Its index finds what was said of a clock, too.
            models.UniqueConstraint(
                fields=["space", "clock", "agency"], nulls_distinct=False, name="clock_breach_once_for_each_who_owes"
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
