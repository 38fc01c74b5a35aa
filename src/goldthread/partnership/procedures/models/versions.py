"""The versions of a governing document: what each said, from which day, and what was behind it."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Finding, Recommendation
from goldthread.partnership.procedures.models.documents import GoverningDocument

CALLED = (
    "coalesce((select d.title from governing_document d where d.id = r.document_id), '') || ', version ' || r.label"
)
NEEDS = (
    "case when r.approved_on is null and r.in_force_from is null then 'RECORD_PROCEDURES' else 'VIEW_PROCEDURES' end"
)
SETTLED = Q(approved_on__isnull=False) | Q(in_force_from__isnull=False)
"""What was approved, or came from a file in force: from then on its words stay."""


class GoverningVersionQuerySet(models.QuerySet["GoverningVersion"]):
    @once
    def visible_to(self, standing: Standing) -> "GoverningVersionQuerySet":
        """What was approved is read by whoever reads the document; what is proposed, not by agencies."""
        if standing.is_system:
            return self
        whole = Q(space_id__in=standing.whole_spaces_where(Can.VIEW_PROCEDURES))
        return self.filter(document__in=GoverningDocument.objects.visible_to(standing)).filter(whole | SETTLED)

    def settled(self) -> "GoverningVersionQuerySet":
        """Those that stand: what was set aside is signed and read no more, though it was approved."""
        return self.filter(SETTLED, set_aside_on=None)

    def newest_settled(self) -> "GoverningVersionQuerySet":
        """Those that stand, what was approved last first: history that is put in order later is not newest by that."""
        return self.settled().order_by(Coalesce("approved_on", "in_force_from").desc(), "-number")

    def in_force(self, on: date) -> "GoverningVersionQuerySet":
        """Those whose text is in force on a day: one of each document at most."""
        return self.filter(Q(in_force_until=None) | Q(in_force_until__gte=on), in_force_from__lte=on)


class GoverningVersion(SpaceRecord, Sourced):
    """What a document says in one version: proposed, approved by a group, in force from a day until the next is.

    ``text`` is paragraphs; a line that begins with # is a heading, one with a dash a point of a list. Once it is
    approved its words never change: the database refuses it, and what was wrong is corrected so that it shows.
    ``in_force_until`` is the last day. ``edition`` (of Working Together) and ``sent_on``, the day on which it went to
    the Secretary of State, are of published arrangements. ``dates_note`` says how days that a source gives are known.
    """

    PROPOSED, SET_ASIDE, APPROVED, TO_COME = "proposed", "set aside", "approved", "to come into force"
    IN_FORCE, BEFORE = "in force", "no longer in force"

    document = models.ForeignKey(GoverningDocument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=40)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    edition = models.CharField(max_length=20, blank=True)
    proposed_on = models.DateField()
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    in_force_from = models.DateField(null=True, blank=True)
    in_force_until = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    set_aside_on = models.DateField(null=True, blank=True)
    set_aside_why = models.TextField(blank=True)
    dates_note = models.CharField(max_length=300, blank=True)

    objects = GoverningVersionQuerySet.as_manager()

    searched = Searchable("Text of a procedure or agreement", CALLED, "r.summary || ' ' || r.text", NEEDS)

    handling: ClassVar = with_source_columns(
        facts=(
            BUSINESS,
            "document number label file edition proposed_on approved_on approved_by in_force_from in_force_until"
            " sent_on set_aside_on dates_note",
        ),
        words=(BUSINESS_TEXT, "summary text set_aside_why"),
    )

    class Meta:
        db_table = "governing_version"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "document", "number"], name="governing_version_number_once"),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gte=F("in_force_from")),
                name="governing_version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None) | Q(approved_on__gte=F("proposed_on")),
                name="governing_version_approved_after_it_was_proposed",
            ),
            models.CheckConstraint(
                condition=Q(in_force_from=None)
                | Q(in_force_from__gte=F("approved_on"))
                | Q(approved_on=None, load__isnull=False),
                name="governing_version_in_force_once_approved",
            ),
            # The document is written as a range of one number, because PostgreSQL then needs no extension.
            ExclusionConstraint(
                name="governing_version_one_in_force_a_day",
                expressions=[
                    (
                        Func(
                            "document",
                            "document",
                            Value("[]"),
                            function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            "in_force_from",
                            "in_force_until",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(in_force_from__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}, version {self.label}"

    def get_absolute_url(self) -> str:
        return reverse("procedure_version", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def is_settled(self) -> bool:
        """Whether its words stay from now on."""
        return bool(self.approved_on or self.in_force_from)

    @property
    def is_open(self) -> bool:
        """Whether it may still be written in."""
        return not self.is_settled and self.set_aside_on is None

    def state_on(self, day: date) -> str:
        """How it stands, in a word: computed from its days and never typed."""
        if self.set_aside_on:
            return self.SET_ASIDE
        if self.in_force_from is None:
            return self.APPROVED if self.approved_on else self.PROPOSED
        if self.in_force_from > day:
            return self.TO_COME
        return self.BEFORE if self.in_force_until and self.in_force_until < day else self.IN_FORCE


class OfVersionQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "OfVersionQuerySet":
        """What belongs to a version is seen by whoever sees the version."""
        seen = GoverningVersion.objects.visible_to(standing)
        return self if standing.is_system else self.filter(version_of__in=seen)


class VersionCorrection(SpaceRecord):
    """A slip in what was approved: what stands there, what it should say and why. Readers see both."""

    version_of = models.ForeignKey(GoverningVersion, on_delete=models.PROTECT, related_name="corrections")
    printed = models.CharField(max_length=500)
    should_be = models.CharField(max_length=500)
    why = models.TextField()
    corrected_on = models.DateField()
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OfVersionQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "version_of corrected_on corrected_by"), words=(BUSINESS_TEXT, "printed should_be why")
    )

    class Meta:
        db_table = "governing_version_correction"

    def __str__(self) -> str:
        return f"“{self.printed}” should be “{self.should_be}”"


class ReasonQuerySet(OfVersionQuerySet):
    @once
    def visible_to(self, standing: Standing) -> "ReasonQuerySet":
        """A review's finding tells of the review: it is shown to whoever may see that finding, and to nobody else."""
        if standing.is_system:
            return self
        findings = Finding.objects.visible_to(standing)
        return super().visible_to(standing).filter(Q(finding=None) | Q(finding__in=findings))  # type: ignore[return-value]


class VersionReason(SpaceRecord):
    """What was behind an amendment: a finding of a review, with a recommendation perhaps, or guidance that is cited."""

    version_of = models.ForeignKey(GoverningVersion, on_delete=models.PROTECT, related_name="reasons")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    citation = models.CharField(max_length=500, blank=True)
    link = models.CharField(max_length=2000, blank=True)

    objects = ReasonQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "version_of finding recommendation citation link"),
    )

    class Meta:
        db_table = "governing_version_reason"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(citation="") & Q(finding__isnull=False)) | (~Q(citation="") & Q(finding=None)),
                name="governing_version_reason_is_a_finding_or_a_citation",
            ),
            models.UniqueConstraint(
                fields=["space", "version_of", "finding", "recommendation", "citation"],
                nulls_distinct=False,
                name="governing_version_reason_once",
            ),
        ]

    def __str__(self) -> str:
        return self.citation or str(self.finding)
