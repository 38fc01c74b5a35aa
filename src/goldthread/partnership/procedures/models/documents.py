"""A governing document: what a board has agreed to work by, whatever its text is at the time."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import OfABoard
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.partnership.procedures.kinds import MOST_MONTHS, DocumentKind


class GoverningDocumentQuerySet(models.QuerySet["GoverningDocument"]):
    @once
    def visible_to(self, standing: Standing) -> "GoverningDocumentQuerySet":
        """Read by everybody of the partnership and its agencies. What is still proposed is seen by fewer."""
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.VIEW_PROCEDURES))


class GoverningDocument(SpaceRecord, Sourced, OfABoard):
    """One policy, protocol, agreement and so on, in versions; or a link to the manual in which its text is kept.

    ``group`` is the group whose terms of reference it is, or that uses it. ``owner_agency`` or ``owner_group``, with
    ``owner_post``, sees to it that it is reviewed. ``review_on`` is the day by which it is to be looked at again,
    ``review_said`` what came of the last review.
    """

    Kind = DocumentKind

    kind = models.CharField(max_length=20, choices=DocumentKind.choices)
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_post = models.CharField(max_length=200, blank=True)
    review_months = models.PositiveSmallIntegerField()
    review_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    review_said = models.TextField(blank=True)
    manual_name = models.CharField(max_length=200, blank=True)
    manual_link = models.CharField(max_length=2000, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)

    objects = GoverningDocumentQuerySet.as_manager()

    searched = Searchable("Procedure or agreement", "r.title", "r.purpose || ' ' || r.manual_name", "'VIEW_PROCEDURES'")

    handling: ClassVar = with_source_columns(
        facts=(
            BUSINESS,
            "board kind title group owner_agency owner_group owner_post review_months review_on reviewed_on"
            " manual_name manual_link ended_on",
        ),
        words=(BUSINESS_TEXT, "purpose review_said ended_why"),
    )

    class Meta:
        db_table = "governing_document"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "board", "kind", "title"], name="governing_document_title_once_on_a_board"
            ),
            models.CheckConstraint(
                condition=Q(owner_agency=None) | Q(owner_group=None), name="governing_document_one_owner_at_most"
            ),
            models.CheckConstraint(
                condition=Q(review_months__range=(1, MOST_MONTHS)), name="governing_document_review_in_bounds"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "title", "id"], name="governing_document_by_title")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("procedure", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def is_in_a_manual(self) -> bool:
        """Whether its text is kept elsewhere, and only linked to from here."""
        return bool(self.manual_link)

    @property
    def owner(self) -> str:
        """ "Head of safeguarding, Northmere Council"; nothing where nobody was named."""
        return ", ".join(str(part) for part in (self.owner_post, self.owner_agency or self.owner_group) if part)


class OfDocumentQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "OfDocumentQuerySet":
        """What belongs to a document is seen by whoever sees the document."""
        seen = GoverningDocument.objects.visible_to(standing)
        return self if standing.is_system else self.filter(document__in=seen)
