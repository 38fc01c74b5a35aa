"""Papers of items: which file, whose, by when, and which version."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.meetings.models.agenda import AgendaItem


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, standing: Standing) -> "PaperQuerySet":
        """A paper is seen by whoever may see its item; one that was withdrawn by those who run meetings alone."""
        if standing.is_system:
            return self
        counts = Q(withdrawn_at=None) | Q(space_id__in=standing.spaces_where(Can.RECORD_MEETINGS))
        return self.filter(counts, item__in=AgendaItem.objects.visible_to(standing))

    def that_count(self) -> "PaperQuerySet":
        """Those that no newer version took the place of, and that were not withdrawn."""
        return self.filter(replaced_by=None, withdrawn_at=None).order_by("item__place", "item", "place", "id")


class Paper(SpaceRecord):
    """One file for one item. A newer version takes its place, and the earlier stays to be looked at."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = models.CharField(max_length=500, blank=True)

    objects = PaperQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "item place agency file received_at is_late replaces withdrawn_at"),
        words=(BUSINESS_TEXT, "title why_withdrawn"),
    )

    class Meta:
        db_table = "meeting_paper"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(why_withdrawn=""), name="meeting_paper_withdrawn_for_a_reason"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "item", "place", "id"], name="meeting_paper_order")]

    def __str__(self) -> str:
        return self.title
