"""Evidence and its versions. What it is evidence of stands above and says who may see it."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.seen_through import SeenThrough
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

SEEN_THROUGH = SeenThrough()
"""The parts above whose records are shown by evidence."""


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    @once
    def visible_to(self, standing: Standing) -> "EvidenceQuerySet":
        """Evidence is seen through what it shows, and through nothing else."""
        return self if standing.is_system else self.filter(SEEN_THROUGH.for_(standing))

    @once
    def kept_up_by(self, standing: Standing) -> "EvidenceQuerySet":
        """What a person may renew or withdraw: whoever runs the plan any, a lead what comes from the own agency."""
        if standing.is_system:
            return self
        whole = Q(space_id__in=standing.whole_spaces_where(Can.GIVE_EVIDENCE))
        return self.filter(whole | Q(agency__in=standing.agencies_where(Can.GIVE_EVIDENCE)))

    def standing(self) -> "EvidenceQuerySet":
        """What was not withdrawn."""
        return self.filter(withdrawn_at=None)


class Evidence(SpaceRecord):
    """Something that shows what was done or found. ``agency`` is where it comes from, if it comes from one.

    What was withdrawn stays to be seen with the reason, and shows nothing any more.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_why = models.TextField(blank=True)

    objects = EvidenceQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING.kept_as("evidence"), "agency given_by given_at withdrawn_at withdrawn_by"),
        words=(LEARNING_TEXT.kept_as("evidence"), "title withdrawn_why"),
    )

    class Meta:
        db_table = "evidence"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
                name="evidence_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EvidenceVersion(SpaceRecord):
    """What was shown at one time: exactly one of words, a link or a file. The newest counts; none is ever changed.

    ``happened_on`` is the day that it tells of; ``good_until`` the last day on which it shows anything.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    link = models.CharField(max_length=2000, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    happened_on = models.DateField(null=True, blank=True)
    good_until = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING.kept_as("evidence"), "evidence number file happened_on good_until given_by given_at"),
        words=(LEARNING_TEXT.kept_as("evidence"), "words link"),
    )

    class Meta:
        db_table = "evidence_version"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "evidence", "number"], name="evidence_version_number_once"),
            models.CheckConstraint(
                condition=(~Q(words="") & Q(link="", file=None))
                | (~Q(link="") & Q(words="", file=None))
                | Q(words="", link="", file__isnull=False),
                name="evidence_version_is_one_of_words_link_file",
            ),
            models.CheckConstraint(
                condition=Q(good_until=None) | Q(happened_on=None) | Q(good_until__gte=models.F("happened_on")),
                name="evidence_version_runs_out_after_it_happened",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "file"], name="evidence_version_file")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.evidence}"

    def has_run_out(self, on: date) -> bool:
        return self.good_until is not None and self.good_until < on
