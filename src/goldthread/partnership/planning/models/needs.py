"""What a board found that children in its area need, and from what it knows that."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from goldthread.foundation.groups.boards import OfABoard
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.partnership.planning.models.seen import PlanQuerySet


class NeedsAssessment(SpaceRecord, Sourced, OfABoard):
    """One look at the needs of children in an area: over which period, and at what it looked."""

    title = models.CharField(max_length=200)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    looked_at = models.TextField()
    not_known = models.TextField(blank=True)

    objects = PlanQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(BUSINESS, "board from_on to_on"), words=(BUSINESS_TEXT, "title looked_at not_known")
    )

    class Meta:
        db_table = "needs_assessment"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="needs_assessment_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs_assessment", kwargs={"space": self.space.slug, "pk": self.pk})


class Need(SpaceRecord, Sourced):
    """One thing that an assessment found, in a sentence."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="needs")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()

    objects = PlanQuerySet.as_manager()

    handling: ClassVar = with_source_columns(facts=(BUSINESS, "assessment number"), words=(BUSINESS_TEXT, "words"))

    class Meta:
        db_table = "need"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "assessment", "number"], name="need_number_once"),
            models.CheckConstraint(condition=~Q(words=""), name="need_says_something"),
        ]

    def __str__(self) -> str:
        return self.words
