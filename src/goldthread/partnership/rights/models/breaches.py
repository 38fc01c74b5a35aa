"""A personal data breach: when it became known, its risk, who was told of it, and what was done."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.records.handling import RIGHTS, RIGHTS_TEXT
from goldthread.foundation.spaces.models import with_own_columns
from goldthread.partnership.rights.models.matters import OfMatter


class Breach(OfMatter):
    """What is peculiar to a breach. The 72 hours run from ``aware_at``."""

    class Risk(models.TextChoices):
        NONE = "none", "A risk to people is unlikely"
        RISK = "risk", "There is a risk to people"
        HIGH = "high", "There is a high risk to people"

    class Decision(models.TextChoices):
        NOTIFY = "notify", "The Information Commissioner is told"
        NOT = "not", "The Information Commissioner is not told"

    class Told(models.TextChoices):
        TOLD = "told", "The people affected were told"
        NOT = "not", "The people affected are not told"

    aware_at = models.DateTimeField()
    data = models.TextField()
    people = models.PositiveIntegerField(null=True, blank=True)
    risk = models.CharField(max_length=5, choices=Risk.choices, blank=True)
    risk_why = models.TextField(blank=True)
    decision = models.CharField(max_length=6, choices=Decision.choices, blank=True)
    decision_why = models.TextField(blank=True)
    told = models.CharField(max_length=5, choices=Told.choices, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_words = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "matter aware_at people risk decision told told_on"),
        words=(RIGHTS_TEXT, "data risk_why decision_why told_words"),
    )

    class Meta:
        db_table = "rights_breach"
        verbose_name_plural = "breaches"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter"], name="rights_breach_once"),
            models.CheckConstraint(
                condition=Q(decision="") | (~Q(decision_why="") & ~Q(risk="")), name="rights_breach_decided_by_its_risk"
            ),
            models.CheckConstraint(
                condition=~Q(told="told") | Q(told_on__isnull=False), name="rights_breach_told_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.get_risk_display() or "Risk not assessed"


class BreachReport(OfMatter):
    """One report to the Information Commissioner. The first may be partial; others follow."""

    reported_at = models.DateTimeField()
    is_partial = models.BooleanField(default=False)
    reference = models.CharField(max_length=100, blank=True)
    words = models.TextField(blank=True)
    late_why = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "matter reported_at is_partial reference"), words=(RIGHTS_TEXT, "words late_why")
    )

    class Meta:
        db_table = "rights_breach_report"

    def __str__(self) -> str:
        return "Partial report" if self.is_partial else "Report"


class BreachStep(OfMatter):
    """Something that was done so that it got no worse."""

    taken_on = models.DateField()
    words = models.TextField()

    handling: ClassVar = with_own_columns(facts=(RIGHTS, "matter taken_on"), words=(RIGHTS_TEXT, "words"))

    class Meta:
        db_table = "rights_breach_step"

    def __str__(self) -> str:
        return self.words
