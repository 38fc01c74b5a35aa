"""One case led to another, of another pathway."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldthread.cases.casework.models.cases import Case
from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import CASE
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class HandedOverQuerySet(models.QuerySet["HandedOver"]):
    @once
    def visible_to(self, standing: Standing) -> "HandedOverQuerySet":
        """Seen by whoever sees both cases: from one alone nobody learns that there is the other."""
        if standing.is_system:
            return self
        seen = Case.objects.visible_to(standing).values("pk")
        return self.filter(from_case__in=seen, to_case__in=seen)


class HandedOver(SpaceRecord):
    """``to_case`` began because of ``from_case``. Nothing is copied: each keeps its own records, stages and sight."""

    from_case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="led_to")
    to_case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="came_of")

    objects = HandedOverQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(CASE, "from_case to_case"))

    class Meta:
        db_table = "case_handed_over"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(from_case=F("to_case")), name="case_handed_over_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.from_case} → {self.to_case}"
