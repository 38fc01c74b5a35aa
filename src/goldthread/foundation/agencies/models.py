"""Organisations that take part, as a partnership knows them."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.agencies.kinds import NATIONAL_KINDS, AgencyKind
from goldthread.foundation.records.handling import PUBLISHED
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import Space, SpaceRecord


class InForceQuerySet(models.QuerySet["InForce"]):
    def in_force(self, on: date) -> "InForceQuerySet":
        """What was there on a day. A date that is not known does not shut a record out."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))


class InForce(models.Model):
    """Something that is there from one day to another; the last day counts, an empty date is not known or not yet.

    ``dates_note`` says in words how the dates are known, above all when they were inferred.
    """

    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    dates_note = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class Agency(SpaceRecord, Sourced, InForce):
    """An organisation that takes part in a partnership.

    Each partnership keeps its own record, under the name it uses; ``own_space`` says that it is the
    organisation whose own space that is, which is how one organisation is known over many partnerships.
    """

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=30, choices=AgencyKind.choices)
    is_safeguarding_partner = models.BooleanField(default=False)
    is_relevant_agency = models.BooleanField(default=False)
    owes_section_11 = models.BooleanField(default=False)
    own_space = models.ForeignKey(
        Space, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = InForceQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(
            PUBLISHED,
            "name short_name kind is_safeguarding_partner is_relevant_agency owes_section_11 own_space"
            " starts_on ends_on dates_note",
        )
    )

    class Meta:
        db_table = "agency"
        verbose_name_plural = "agencies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "name"], name="agency_name_once_in_a_space"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="agency_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_national(self) -> bool:
        return self.kind in NATIONAL_KINDS
