"""Who agreed to a governing document, and how many of each agency's staff have read it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.procedures.models.documents import GoverningDocument, OfDocumentQuerySet
from goldthread.partnership.procedures.models.versions import GoverningVersion, OfVersionQuerySet

MOST_READERS = 100_000
"""More people than work for any agency of a partnership."""


class AgencyAskedToSign(SpaceRecord, Sourced):
    """That an agency is asked to sign up to a document, whichever version: each version is signed anew, by a day."""

    document = models.ForeignKey(GoverningDocument, on_delete=models.PROTECT, related_name="asked")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    sign_by = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    objects: Any = OfDocumentQuerySet.as_manager()

    handling: ClassVar = with_source_columns(facts=(BUSINESS, "document agency asked_on sign_by reminded_on"))

    class Meta:
        db_table = "agency_asked_to_sign"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "document", "agency"], name="agency_asked_to_sign_once"),
        ]

    def __str__(self) -> str:
        return str(self.agency)


class Signature(SpaceRecord, Sourced):
    """That an agency signed up to one version, in which post. Without a day the source gives none."""

    version_of = models.ForeignKey(GoverningVersion, on_delete=models.PROTECT, related_name="signatures")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=200)
    signed_on = models.DateField(null=True, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_by_partnership = models.BooleanField(default=False)

    objects: Any = OfVersionQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(BUSINESS, "version_of agency post signed_on said_at said_by is_by_partnership"),
    )

    class Meta:
        db_table = "governing_signature"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "version_of", "agency"], name="governing_signature_once"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=False) | Q(load__isnull=False), name="governing_signature_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}, {self.agency}"


class ReadingQuerySet(OfVersionQuerySet):
    @once
    def visible_to(self, standing: Standing) -> "ReadingQuerySet":
        """How many of an agency's staff read it is for that agency, and for those who see the whole partnership."""
        if standing.is_system:
            return self
        whole = Q(space_id__in=standing.whole_spaces_where(Can.VIEW_PROCEDURES))
        own = Q(agency__in=standing.agencies_where(Can.VIEW_PROCEDURES))
        return super().visible_to(standing).filter(whole | own)  # type: ignore[return-value]


class ReadingConfirmation(SpaceRecord):
    """How many of an agency's staff had read a version by a day, in all. The newest counts; earlier ones stay.

    A number, and never a name.
    """

    version_of = models.ForeignKey(GoverningVersion, on_delete=models.PROTECT, related_name="readings")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    by_day = models.DateField()
    people = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_by_partnership = models.BooleanField(default=False)

    objects: Any = ReadingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "version_of agency by_day people said_at said_by is_by_partnership"),
        words=(BUSINESS_TEXT, "note"),
    )

    class Meta:
        db_table = "governing_reading"
        indexes: ClassVar = [
            models.Index(fields=["space", "version_of", "agency", "-id"], name="governing_reading_newest")
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.people}"
