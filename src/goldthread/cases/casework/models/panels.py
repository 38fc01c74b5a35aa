"""Which groups of a partnership look at the cases of a pathway."""

from typing import ClassVar

from django.db import models

from goldthread.cases.going_live.models import PathwayRecord
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import with_own_columns


class PanelHere(PathwayRecord):
    """What a partnership chose as a panel of a pathway: ``which`` of its panels, the usual one if empty."""

    which = models.CharField(max_length=20, default="", db_default="")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "pathway which group"))

    class Meta:
        db_table = "case_panel_here"
        verbose_name_plural = "panels here"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "pathway", "which"], name="case_panel_here_once_each"),
        ]

    def __str__(self) -> str:
        return f"{self.pathway}: {self.group}"
