"""What of a case was shared with others, and on which lawful basis."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from goldthread.cases.casework.lawful_basis import KeepsLawfulBasis
from goldthread.cases.casework.models.cases import Case
from goldthread.foundation.access.once import once
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can, role_choices
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class CaseSharingQuerySet(models.QuerySet["CaseSharing"]):
    @once
    def visible_to(self, standing: Standing) -> Self:
        """Whoever reads all of the case, and the agency that shared what is its own. Those with whom it is shared read
        what they are shown, and not why.
        """
        if standing.is_system:
            return self
        whole = models.Q(models.Exists(Case.objects.whole_to(standing).filter(the_very("pk", "case"))))
        own = models.Q(agency_id__in=standing.agencies_where(Can.VIEW_CASES))
        return self.filter(whole | own, case__in=Case.objects.read_by(standing).values("pk"))

    def about(self, record: Any) -> Self:
        """The sharings of one record, such as a document."""
        return self.filter(space_id=record.space_id, about_kind=record._meta.db_table, about_id=record.pk).order_by(
            "-shared_at", "-pk"
        )


class CaseSharing(KeepsLawfulBasis, SpaceRecord):
    """Something of a case was shown to others, or they were asked about it, on this lawful basis (statutory.md 2.6).

    An information request keeps its basis itself. ``what`` is what it is called, ``shared_with`` who they are, both in
    words of that moment; ``about_kind`` and ``about_id`` are the record. ``decided_by`` decided it, in a ``role``, for
    an ``agency`` or for whoever runs the case. None is ever changed, but for its end: that is the moment that was
    said at first, or when somebody stopped it, and then who did.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sharings")
    about_kind = models.CharField(max_length=63)
    about_id = models.BigIntegerField()
    what = models.TextField()
    shared_with = models.TextField()
    shared_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    role = models.CharField(max_length=40, choices=role_choices, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")

    objects = CaseSharingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            CASE,
            "case about_kind about_id shared_at ended_at ended_by decided_by role agency informed consent basis"
            " condition gateway",
        ),
        words=(CASE_TEXT, "what shared_with informed_why consent_why gateway_other rationale"),
    )

    class Meta:
        db_table = "case_sharing"
        verbose_name = "sharing of a case"
        verbose_name_plural = "sharings of cases"
        indexes: ClassVar = [
            models.Index(fields=["space", "case", "shared_at"], name="case_sharing_of_case"),
            models.Index(fields=["space", "about_kind", "about_id"], name="case_sharing_about"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ended_by=None) | models.Q(ended_at__isnull=False),
                name="case_sharing_ended_by_when_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.what}"

    @property
    def whose(self) -> str:
        """Who decided it, by role and agency, never by name."""
        role = self.get_role_display() or "Goldthread itself"
        return f"{role}, {self.agency}" if self.agency else role
