"""What a partnership decided of clocks that no law sets."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

LONGEST_LIMIT = 365


class LocalLimitQuerySet(models.QuerySet["LocalLimit"]):
    def visible_to(self, standing: Standing) -> "LocalLimitQuerySet":
        return self.filter(space_id__in=standing.spaces_where(Can.VIEW_PARTNERSHIP)) if not standing.is_system else self


class LocalLimit(SpaceRecord):
    """How long a clock of a pathway runs in this partnership, in the unit that the pathway counts in."""

    pathway = models.CharField(max_length=40)
    clock = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(LONGEST_LIMIT)])

    objects = LocalLimitQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "pathway clock number"))

    class Meta:
        db_table = "case_local_limit"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "pathway", "clock"], name="case_local_limit_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=LONGEST_LIMIT), name="case_local_limit_within_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clock}: {self.number}"
