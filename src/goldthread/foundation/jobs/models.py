"""What people decided about jobs that were not done, and how far a long one is."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.foundation.records.handling import BUSINESS, KEY, classed
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class JobDecision(SpaceRecord):
    """Somebody had a job tried again or gave it up. The job itself leaves the queue; this stays.

    ``decided_by`` is empty where the operator did it from the command line.
    """

    class Decision(models.TextChoices):
        AGAIN = "again", "Tried again"
        GIVEN_UP = "given_up", "Given up"

    job_number = models.BigIntegerField()
    job_name = models.CharField(max_length=128)
    about = models.CharField(max_length=100, blank=True)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(
        keys=(KEY, "job_number"), facts=(BUSINESS, "job_name about decision decided_by decided_at")
    )

    class Meta:
        db_table = "job_decision"

    def __str__(self) -> str:
        return f"job {self.job_number}: {self.get_decision_display()}"


class Progress(models.Model):
    """How far a long job is, while it works: numbers that pass. ``piece`` names the work by its record's number.

    ``begun_at`` is when it told first, this time: what a killed worker had begun is done from the beginning.
    """

    piece = models.CharField(max_length=80, unique=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    noted_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)

    handling: ClassVar = classed(keys=(KEY, "id piece done of noted_at begun_at"))

    class Meta:
        db_table = "job_progress"

    def __str__(self) -> str:
        return f"{self.piece}: {self.done} of {self.of}"
