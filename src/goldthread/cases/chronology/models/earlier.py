"""What an agency was asked before it was asked anew."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.cases.chronology.models.askings import COLUMNS, WhatIsAsked, in_order
from goldthread.cases.chronology.models.lanes import ChronologyLane
from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class EarlierAskingQuerySet(models.QuerySet["EarlierAsking"]):
    @once
    def visible_to(self, standing: Standing) -> "EarlierAskingQuerySet":
        """Seen as its lane is."""
        return self if standing.is_system else self.filter(lane__in=ChronologyLane.objects.visible_to(standing))


class EarlierAsking(WhatIsAsked, SpaceRecord):
    """One asking that another took the place of, as it was then. ``handed_in_at`` is when the agency had answered it:
    what it told until then was told to this question, and not to a later one.
    """

    lane = models.ForeignKey(ChronologyLane, on_delete=models.PROTECT, related_name="earlier")
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_for_it = models.BooleanField(default=False, db_default=False)

    objects = EarlierAskingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"lane {COLUMNS} handed_in_at handed_in_for_it"),
        names=(CASE_NAME, "about"),
        words=(CASE_TEXT, "purpose"),
    )

    class Meta:
        db_table = "chronology_asking"
        verbose_name = "earlier asking for a chronology"
        verbose_name_plural = "earlier askings for chronologies"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(handed_in_for_it=False) | Q(handed_in_at__isnull=False),
                name="chronology_asking_handed_in_for_it_when",
            ),
            in_order("chronology_asking"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "lane", "-id"], name="chronology_asking_of_lane")]

    def __str__(self) -> str:
        return f"Asked before: {self.lane}"
