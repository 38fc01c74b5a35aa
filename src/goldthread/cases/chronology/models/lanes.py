"""The lane of an agency, and the files that it sent."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, Q, Value, When
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.chronology.models.askings import COLUMNS, WhatIsAsked, in_order
from goldthread.cases.chronology.models.chronologies import Chronology
from goldthread.cases.chronology.rows import LONGEST_SOURCE
from goldthread.cases.going_live.queries import ended_parts, still_shown
from goldthread.foundation.access.once import once
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.grants.queries import hidden_by_conflict
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

OWED, HANDED_IN, CLOSED, ENDED = range(4)
STATES = {
    OWED: "To be handed in",
    HANDED_IN: "Handed in",
    CLOSED: "Closed before it was handed in",
    ENDED: "Its agreement ended before it was handed in",
}
WHOSE = ("agency_id", "chronology__case__pathway")
"""The paths from a lane to its agency and pathway."""


def own_lanes(standing: Standing, prefix: str = "") -> Q:
    """Lanes of agencies for which somebody tells, unless a conflict of interest hides the case from them. Of one that
    takes no more part in the pathway those that it handed in.
    """
    own = Q(**{f"{prefix}agency_id__in": standing.agencies_where(Can.TELL_CHRONOLOGY)})
    handed_in = Q(**{f"{prefix}handed_in_at__isnull": False})
    own &= still_shown(handed_in, *(f"{prefix}{path}" for path in WHOSE))
    return own & ~Q(**{f"{prefix}chronology__case_id__in": hidden_by_conflict(standing, CASE_KIND)})


class ChronologyLaneQuerySet(models.QuerySet["ChronologyLane"]):
    def visible_to(self, standing: Standing) -> "ChronologyLaneQuerySet":
        """The desk of the case sees all its lanes, an agency its own."""
        if standing.is_system:
            return self
        of_desk = Exists(Case.objects.run_by(standing).filter(the_very("pk", "chronology__case")))
        return self.filter(own_lanes(standing) | Q(of_desk))

    def told_by(self, standing: Standing) -> "ChronologyLaneQuerySet":
        """Those of the person's own agency."""
        return self if standing.is_system else self.filter(own_lanes(standing))

    def reading_others(self) -> "ChronologyLaneQuerySet":
        """Those with whom the chronology is shared, once they handed in their own."""
        return self.filter(reads_others_at__isnull=False, handed_in_at__isnull=False)

    def with_state(self) -> "ChronologyLaneQuerySet":
        """Each with its ``state``, one of ``STATES``: nothing is owed once the case or the agency’s part ended."""
        return self.annotate(
            state=models.Case(
                When(handed_in_at__isnull=False, then=Value(HANDED_IN)),
                When(chronology__case__closed_at__isnull=False, then=Value(CLOSED)),
                When(Exists(ended_parts(*WHOSE)), then=Value(ENDED)),
                default=Value(OWED),
                output_field=models.IntegerField(),
            )
        )

    def to_be_handed_in(self) -> "ChronologyLaneQuerySet":
        """Those of agencies that still take part in the pathway, whether the case is open or not."""
        return self.filter(~Exists(ended_parts(*WHOSE)), handed_in_at=None)

    def owed(self) -> "ChronologyLaneQuerySet":
        return self.to_be_handed_in().filter(chronology__case__closed_at=None)

    def with_names(self) -> "ChronologyLaneQuerySet":
        return self.select_related("agency", "chronology__case__space")


class ChronologyLane(WhatIsAsked, SpaceRecord):
    """Where one agency tells what it knows, and what it is asked now. Handed in, it is whole, and stays so until it is
    taken back, or the agency is asked something else.

    ``reads_others_at`` is since when it may read the others. ``handed_in_for_it`` says that the desk handed it in, and
    not the agency.
    """

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="lanes")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    reads_others_at = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    handed_in_for_it = models.BooleanField(default=False, db_default=False)

    state: int

    objects = ChronologyLaneQuerySet.as_manager()

    locked_after: ClassVar = "chronology__case"
    handling: ClassVar = with_own_columns(
        facts=(
            CASE,
            f"chronology agency {COLUMNS} reads_others_at handed_in_at handed_in_by handed_in_for_it",
        ),
        names=(CASE_NAME, "about"),
        words=(CASE_TEXT, "purpose"),
    )

    class Meta:
        db_table = "chronology_lane"
        verbose_name = "part of a chronology"
        verbose_name_plural = "parts of chronologies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "chronology", "agency"], name="chronology_lane_once_an_agency"),
            models.CheckConstraint(
                condition=Q(handed_in_by=None) | Q(handed_in_at__isnull=False), name="chronology_lane_handed_in_by_when"
            ),
            models.CheckConstraint(
                condition=Q(handed_in_for_it=False) | Q(handed_in_at__isnull=False),
                name="chronology_lane_handed_in_for_it_when",
            ),
            in_order("chronology_lane"),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.chronology.case}"

    def get_absolute_url(self) -> str:
        return reverse("chronology_lane", kwargs={"space": self.chronology.case.space.slug, "pk": self.pk})

    @property
    def is_handed_in(self) -> bool:
        return self.handed_in_at is not None

    @property
    def is_owed(self) -> bool:
        """To be asked, as its state in words, of lanes that came ``with_state``."""
        return self.state == OWED

    @property
    def state_in_words(self) -> str:
        return STATES[self.state]

    @property
    def reads_others(self) -> bool:
        return self.reads_others_at is not None and self.is_handed_in


class ChronologyUploadQuerySet(models.QuerySet["ChronologyUpload"]):
    @once
    def visible_to(self, standing: Standing) -> "ChronologyUploadQuerySet":
        """Seen as its lane is."""
        return self if standing.is_system else self.filter(lane__in=ChronologyLane.objects.visible_to(standing))


class ChronologyUpload(SpaceRecord):
    """A file that became entries of a lane. ``source`` is what its sender named for lines without one of their own."""

    lane = models.ForeignKey(ChronologyLane, on_delete=models.PROTECT, related_name="uploads")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=LONGEST_SOURCE, blank=True)
    taken = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ChronologyUploadQuerySet.as_manager()

    locked_after: ClassVar = "lane__chronology__case"
    handling: ClassVar = with_own_columns(
        facts=(CASE, "lane file taken left_out uploaded_at uploaded_by"), words=(CASE_TEXT, "source")
    )

    class Meta:
        db_table = "chronology_upload"

    def __str__(self) -> str:
        return self.file.name
