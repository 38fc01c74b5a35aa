"""What improved practice would look like, and how it will be tested."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.sources.models import Basis, with_source_columns
from goldthread.partnership.learning.models.findings import OfFinding
from goldthread.partnership.learning.models.reviews import OfReview


class OutcomeStatement(OfReview):
    """What will be different if the learning took hold.

    ``measure`` is how that will be tested; while it is empty the outcome is a loose end.
    """

    class Direction(models.TextChoices):
        UP = "up", "More of it is better"
        DOWN = "down", "Less of it is better"
        QUALITY = "quality", "Better quality"

    code = models.SlugField(max_length=20)
    words = models.TextField()
    direction = models.CharField(max_length=10, choices=Direction.choices)
    measure = models.CharField(max_length=300, blank=True)
    routes = ArrayField(models.TextField(), default=list, blank=True)

    handling: ClassVar = with_source_columns(
        facts=(LEARNING, "review code direction"), words=(LEARNING_TEXT, "words measure routes")
    )

    class Meta:
        db_table = "outcome_statement"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "review", "code"], name="outcome_code_once_in_a_review"),
        ]

    def __str__(self) -> str:
        return self.words


class OutcomeFinding(OfFinding):
    """An outcome shows that a finding was learned from."""

    outcome = models.ForeignKey(OutcomeStatement, on_delete=models.PROTECT, related_name="findings_shown")
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.RECORDED)

    handling: ClassVar = with_source_columns(facts=(LEARNING, "finding outcome basis"))

    class Meta:
        db_table = "outcome_finding"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "finding", "outcome"], name="outcome_finding_once"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome_id} shows {self.finding_id}"


class AssuranceMethod(OfReview):
    """A way in which the board will find out whether learning is embedded, whatever the outcome."""

    code = models.SlugField(max_length=20)
    method = models.CharField(max_length=300)
    about = models.CharField(max_length=300, blank=True)
    agencies_as_printed = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    handling: ClassVar = with_source_columns(
        facts=(LEARNING, "review code agencies_as_printed"), words=(LEARNING_TEXT, "method about")
    )

    class Meta:
        db_table = "assurance_method"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "review", "code"], name="assurance_code_once_in_a_review"),
        ]

    def __str__(self) -> str:
        return self.method
