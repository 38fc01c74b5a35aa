"""Which agencies take part in a pathway, on what footing, and since when its cases may begin."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT, KEY
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

LONGEST_NAME = 200


class PathwayRecordQuerySet(models.QuerySet["PathwayRecord"]):
    @once
    def visible_to(self, standing: Standing) -> "PathwayRecordQuerySet":
        return self.filter(space_id__in=standing.spaces_where(Can.VIEW_PARTNERSHIP)) if not standing.is_system else self


class PathwayRecord(SpaceRecord):
    """Something that a partnership decided of one pathway."""

    pathway = models.CharField(max_length=40)

    objects = PathwayRecordQuerySet.as_manager()

    class Meta:
        abstract = True


class TakingPart(PathwayRecord):
    """One agency's part in a pathway: each agency is the controller of what it holds (statutory.md 13.5), so each
    assesses the impact on people's privacy, and each signs how information is shared.

    A document is named by its title and version: it is kept where the agency keeps such papers. ``ended_on`` is the
    day on which it took back its agreement.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    assessed_on = models.DateField(null=True, blank=True)
    assessment = models.CharField(max_length=LONGEST_NAME, blank=True)
    assessed_by = models.CharField(max_length=LONGEST_NAME, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreement = models.CharField(max_length=LONGEST_NAME, blank=True)
    agreed_by = models.CharField(max_length=LONGEST_NAME, blank=True)
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        keys=(KEY, "agency"),
        facts=(BUSINESS, "pathway assessed_on agreed_on review_on ended_on"),
        words=(BUSINESS_TEXT, "assessment assessed_by agreement agreed_by ended_why"),
    )

    class Meta:
        db_table = "pathway_taking_part"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "pathway", "agency"], name="pathway_taking_part_once"),
            models.CheckConstraint(
                condition=Q(assessed_on__isnull=True, assessment="", assessed_by="")
                | Q(assessed_on__isnull=False, assessment__gt="", assessed_by__gt=""),
                name="pathway_taking_part_assessment_whole",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True, agreement="", agreed_by="")
                | Q(agreed_on__isnull=False, agreement__gt="", agreed_by__gt=""),
                name="pathway_taking_part_agreement_whole",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("agreed_on")),
                name="pathway_taking_part_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.pathway}"

    @property
    def wanting(self) -> list[str]:
        """What is still to be recorded before it may take part."""
        papers = (("impact assessment", self.assessed_on), ("sharing agreement", self.agreed_on))
        return [words for words, day in papers if day is None]

    @property
    def is_ready(self) -> bool:
        return not self.wanting and self.ended_on is None

    def is_to_be_reviewed(self, today: date) -> bool:
        return self.is_ready and self.review_on is not None and self.review_on < today


class LivePathway(PathwayRecord):
    """Cases of a pathway may begin in a partnership since this moment."""

    live_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "pathway live_at"))

    class Meta:
        db_table = "pathway_live"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "pathway"], name="pathway_live_once"),
        ]

    def __str__(self) -> str:
        return self.pathway
