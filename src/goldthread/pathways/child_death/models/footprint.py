"""Which councils a child death review is for: one, or several that combined (section 16P, statutory.md 6.1)."""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import OwnEntry, with_entry_columns
from goldthread.foundation.commands.checking import check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.spaces.models import Space
from goldthread.pathways.child_death.models.codes import councils

THERE_ALREADY = "This council is in the list already. Change its entry instead."


class FootprintArea(OwnEntry):
    """A council whose children are reviewed here, since a day and until one."""

    area = models.CharField("Council", max_length=9, choices=councils)
    until_on = models.DateField("Last day, if it left", null=True, blank=True)
    words = models.TextField("How it was agreed", blank=True)

    handling: ClassVar = with_entry_columns(facts=(BUSINESS, "area until_on"), words=(BUSINESS_TEXT, "words"))

    class Meta:
        db_table = "child_death_footprint"
        verbose_name = "council of the footprint"
        verbose_name_plural = "councils of the footprint"

    def check_it(self, today: date) -> None:
        check_not_before(self.until_on, self.happened_on, "until_on", "It joined")
        others = FootprintArea.objects.filter(space_id=self.space_id, area=self.area, until_on=None)
        if self.until_on is None and others.exclude(pk=self.pk).exists():
            raise Refused(THERE_ALREADY, "area")


def councils_of(space: Space) -> set[str]:
    """The codes of the councils that are or were of the footprint: all that its figures name."""
    return set(FootprintArea.objects.filter(space=space).values_list("area", flat=True))
