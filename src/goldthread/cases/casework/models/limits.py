"""What a partnership decided of clocks that no law sets."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from goldthread.cases.going_live.models import PathwayRecord
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import with_own_columns

LONGEST_LIMIT = 365


class LocalLimit(PathwayRecord):
    """How long a clock of a pathway runs in this partnership, in the unit that the pathway counts in."""

    clock = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(LONGEST_LIMIT)])

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
