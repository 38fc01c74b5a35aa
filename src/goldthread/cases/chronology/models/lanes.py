"""The lane of an agency, and the files that it sent."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.chronology.models.chronologies import Chronology
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.grants.queries import hidden_by_conflict
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


def own_lanes(standing: Standing, prefix: str = "") -> Q:
    """Lanes of agencies for which somebody tells, unless a conflict of interest hides the case from them."""
    own = Q(**{f"{prefix}agency_id__in": standing.agencies_where(Can.TELL_CHRONOLOGY)})
    return own & ~Q(**{f"{prefix}chronology__case_id__in": hidden_by_conflict(standing, CASE_KIND)})


class ChronologyLaneQuerySet(models.QuerySet["ChronologyLane"]):
    def visible_to(self, standing: Standing) -> "ChronologyLaneQuerySet":
        """The desk of the case sees all its lanes, an agency its own."""
        if standing.is_system:
            return self
        of_desk = Exists(Case.objects.run_by(standing).filter(pk=OuterRef("chronology__case")))
        return self.filter(own_lanes(standing) | Q(of_desk))

    def told_by(self, standing: Standing) -> "ChronologyLaneQuerySet":
        """Those of the person's own agency."""
        return self if standing.is_system else self.filter(own_lanes(standing))

    def with_names(self) -> "ChronologyLaneQuerySet":
        return self.select_related("agency", "chronology__case__space")


class ChronologyLane(SpaceRecord):
    """Where one agency tells what it knows. Handed in, it is whole, and stays so until it is taken back."""

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="lanes")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ChronologyLaneQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(CASE, "chronology agency asked_at asked_by due_on handed_in_at handed_in_by")
    )

    class Meta:
        db_table = "chronology_lane"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "chronology", "agency"], name="chronology_lane_once_an_agency"),
            models.CheckConstraint(
                condition=Q(handed_in_by=None) | Q(handed_in_at__isnull=False), name="chronology_lane_handed_in_by_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.chronology.case}"

    def get_absolute_url(self) -> str:
        return reverse("chronology_lane", kwargs={"space": self.chronology.case.space.slug, "pk": self.pk})

    @property
    def is_handed_in(self) -> bool:
        return self.handed_in_at is not None


class ChronologyUploadQuerySet(models.QuerySet["ChronologyUpload"]):
    def visible_to(self, standing: Standing) -> "ChronologyUploadQuerySet":
        """Seen as its lane is."""
        return self if standing.is_system else self.filter(lane__in=ChronologyLane.objects.visible_to(standing))


class ChronologyUpload(SpaceRecord):
    """A file that became entries of a lane. ``source`` is what its sender named for lines without one of their own."""

    lane = models.ForeignKey(ChronologyLane, on_delete=models.PROTECT, related_name="uploads")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=300, blank=True)
    taken = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ChronologyUploadQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(CASE, "lane file taken left_out uploaded_at uploaded_by"), words=(CASE_TEXT, "source")
    )

    class Meta:
        db_table = "chronology_upload"

    def __str__(self) -> str:
        return self.file.name
