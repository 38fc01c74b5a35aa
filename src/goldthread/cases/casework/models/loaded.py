"""From which line of a file a case was loaded."""

from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models.cases import Case
from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class LoadedCaseQuerySet(models.QuerySet["LoadedCase"]):
    @once
    def visible_to(self, standing: Standing) -> "LoadedCaseQuerySet":
        """Seen as its case is."""
        return self if standing.is_system else self.filter(case__in=Case.objects.visible_to(standing))


class LoadedCase(SpaceRecord):
    """A case that a load made, the line it came from, and the ``number`` that it had where it came from, if any."""

    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="loaded")
    line = models.PositiveIntegerField()
    number = models.CharField(max_length=100, blank=True)

    objects = LoadedCaseQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(CASE, "load case line"), words=(CASE_TEXT, "number"))

    class Meta:
        db_table = "case_loaded"
        verbose_name = "case from a file"
        verbose_name_plural = "cases from a file"

    def __str__(self) -> str:
        return f"{self.case} from line {self.line}"
