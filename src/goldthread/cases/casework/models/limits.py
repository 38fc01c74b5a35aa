"""What a partnership decided of clocks that no law sets."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from goldthread.cases.declaring.lengths import LONGEST_CLOCK, LONGEST_CODE
from goldthread.cases.going_live.models import PathwayRecord
from goldthread.foundation.clocks import Unit
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import with_own_columns

LONGEST_LIMIT = 365
UNITS = [(unit.value, unit.value) for unit in Unit]


class EditionHere(PathwayRecord):
    """From when until when an edition was in force of which no source that was read tells the days, as the partnership
    looked it up. ``is_kept`` says that the partnership's own procedures still have its limits after the last day.
    """

    edition = models.CharField(max_length=40)
    begins = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    is_kept = models.BooleanField(default=False)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "pathway edition begins ends is_kept"))

    class Meta:
        db_table = "case_edition_here"
        verbose_name_plural = "editions here"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "pathway", "edition"], name="case_edition_here_once"),
            models.CheckConstraint(
                condition=Q(begins=None) | Q(ends=None) | Q(ends__gte=F("begins")),
                name="case_edition_here_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(is_kept=False) | Q(ends__isnull=False), name="case_edition_here_is_kept_after_its_end"
            ),
        ]

    def __str__(self) -> str:
        return self.edition


class BeginsHere(PathwayRecord):
    """From which event a clock counts in this partnership, from a day on: for cases of which that day or a later one is
    the first on which something that may start the clock happened.
    """

    clock = models.CharField(max_length=LONGEST_CLOCK)
    begins = models.CharField(max_length=LONGEST_CODE)
    from_on = models.DateField()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "pathway clock begins from_on"))

    class Meta:
        db_table = "case_begins_here"
        verbose_name_plural = "beginnings of clocks here"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "pathway", "clock", "from_on"], name="case_begins_here_once_from_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clock}: {self.begins}"


class LocalLimit(PathwayRecord):
    """How long a clock of a pathway runs in this partnership.

    Without a ``unit`` it is that in which the pathway counts: it was decided before there was a choice.
    """

    clock = models.CharField(max_length=LONGEST_CLOCK)
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(LONGEST_LIMIT)])
    unit = models.CharField(max_length=20, choices=UNITS, blank=True, db_default="")

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "pathway clock number unit"))

    class Meta:
        db_table = "case_local_limit"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "pathway", "clock"], name="case_local_limit_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=LONGEST_LIMIT), name="case_local_limit_within_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clock}: {self.number} {self.unit}".strip()
