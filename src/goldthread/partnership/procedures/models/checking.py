"""What a document answers of what it must, and how a threshold document is understood by those who work with it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.records.shares import per_cent
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.procedures.headings import HEADINGS
from goldthread.partnership.procedures.models.documents import GoverningDocument, OfDocumentQuerySet
from goldthread.partnership.procedures.models.versions import GoverningVersion, OfVersionQuerySet

MOST_LOOKED_AT = 100_000


class HeadingAnswer(SpaceRecord, Sourced):
    """Which part of a version of published arrangements answers one heading that they must have.

    ``part`` is the heading of that part, as the text has it.
    """

    version_of = models.ForeignKey(GoverningVersion, on_delete=models.PROTECT, related_name="heading_answers")
    heading = models.CharField(max_length=20, choices=[(one.code, one.words) for one in HEADINGS.values()])
    part = models.CharField(max_length=300)

    objects: Any = OfVersionQuerySet.as_manager()

    handling: ClassVar = with_source_columns(facts=(BUSINESS, "version_of heading part"))

    class Meta:
        db_table = "arrangements_heading_answer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "version_of", "heading"], name="arrangements_heading_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_heading_display()}: {self.part}"


class ThresholdRound(SpaceRecord):
    """One round of looking at how thresholds are understood: of so many looked at, so many were at the right level.

    ``source_words`` and ``source_link`` say where the figures come from. What is to be done after it are actions of
    the one register, whose origin is this round.
    """

    class Method(models.TextChoices):
        AUDIT = "audit", "Audit of referrals"
        CONVERSATIONS = "conversations", "Early help multi-agency conversations"
        SURVEY = "survey", "Survey of practitioners"

    document = models.ForeignKey(GoverningDocument, on_delete=models.PROTECT, related_name="rounds")
    held_on = models.DateField()
    method = models.CharField(max_length=20, choices=Method.choices)
    looked_at = models.PositiveIntegerField()
    at_right_level = models.PositiveIntegerField()
    learned = models.TextField()
    source_words = models.CharField(max_length=300)
    source_link = models.CharField(max_length=2000, blank=True)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects: Any = OfDocumentQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "document held_on method looked_at at_right_level source_words source_link finding"),
        words=(BUSINESS_TEXT, "learned"),
    )

    class Meta:
        db_table = "threshold_round"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(looked_at__gte=1) & Q(at_right_level__lte=F("looked_at")), name="threshold_round_adds_up"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_method_display()}, {self.document}"

    def get_absolute_url(self) -> str:
        return f"{self.document.get_absolute_url()}#round-{self.pk}"

    @property
    def share(self) -> int | None:
        """Whole per cent at the right level."""
        return per_cent(self.at_right_level, self.looked_at)
