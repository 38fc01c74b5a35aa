"""An entry of a list that a pathway keeps beside its cases."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.declaring.own_lists import OwnList
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import BUSINESS, Handling
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


def list_of_entries(kind: type[models.Model]) -> tuple[Pathway, OwnList]:
    """The pathway and the list that keep entries of a kind. Raise StopIteration if there are none."""
    return next((pathway, one) for pathway in PATHWAYS.values() for one in pathway.own_lists if one.record is kind)


class OwnEntryQuerySet(models.QuerySet["OwnEntry"]):
    def visible_to(self, standing: Standing) -> "OwnEntryQuerySet":
        """For those who read every case of the pathway: no agency reads it. No route of the API offers it."""
        if standing.is_system:
            return self
        pathway, _ = list_of_entries(self.model)
        return self.filter(space_id__in=whole_spaces_of(pathway, standing, Can.VIEW_CASES))


class OwnEntry(SpaceRecord):
    """``happened_on`` is when it was, ``recorded_by`` who typed it."""

    happened_on = models.DateField("Day on which it was done")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = OwnEntryQuerySet.as_manager()

    minds_gaps: ClassVar[bool] = False

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} of {self.happened_on}"

    def check_it(self, today: date) -> None:
        """A rule about this entry alone: raise Refused, with the field, where it does not hold."""


def with_entry_columns(**groups: tuple[Handling, str]) -> dict[str, Handling]:
    """Class the fields of an entry; what every entry has is classed here."""
    return with_own_columns(own=(BUSINESS, "happened_on recorded_by"), **groups)
