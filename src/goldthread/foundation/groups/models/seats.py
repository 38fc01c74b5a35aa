"""Places on a group, and who sits on them for which term."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Coalesce

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models.groups import Group
from goldthread.foundation.records.handling import BUSINESS, PERSON_NAME, PUBLISHED
from goldthread.foundation.records.in_force import InForce, InForceQuerySet
from goldthread.foundation.sources.models import Basis, Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord


class SeatQuerySet(InForceQuerySet["Seat"]):
    def of_place(self, seat: "Seat") -> "SeatQuerySet":
        """All terms of the place that a seat is a term of."""
        return self.filter(Q(pk=seat.place_number) | Q(place=seat.place_number))


class Seat(SpaceRecord, Sourced, InForce):
    """A place on a group for an agency or a post, as it stood for a term. Who sits on it may be open.

    When the holder, the deputy, the role or the post changes on a day, this row ends the day before and
    another begins: both are terms of one place. ``place`` is its first term, empty on that term itself.
    The database allows one term of a place on any day.
    """

    class Role(models.TextChoices):
        CHAIR = "chair", "Chair"
        CO_CHAIR = "co_chair", "Co-chair"
        INDEPENDENT_CHAIR = "independent_chair", "Independent chair"
        INDEPENDENT_SCRUTINEER = "independent_scrutineer", "Independent scrutineer"
        LEAD_SAFEGUARDING_PARTNER = "lsp", "Lead safeguarding partner"
        DELEGATED_SAFEGUARDING_PARTNER = "dsp", "Delegated safeguarding partner"
        MEMBER = "member", "Member"
        ADVISER = "adviser", "Adviser"
        OBSERVER = "observer", "Observer"
        BUSINESS_MANAGER = "business_manager", "Business manager"
        LAY_MEMBER = "lay_member", "Lay member"
        MINUTE_TAKER = "minute_taker", "Minute taker"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="seats")
    place = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="later_terms"
    )
    role = models.CharField(max_length=30, choices=Role.choices, default=Role.MEMBER)
    post = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    agency_as_printed = models.CharField(max_length=200, blank=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="seats_held"
    )
    holder_name = models.CharField(max_length=150, blank=True)
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seats_deputised",
    )
    deputy_name = models.CharField(max_length=150, blank=True)
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.RECORDED)

    objects = SeatQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(
            PUBLISHED,
            "group place role post agency agency_as_printed starts_on ends_on dates_note basis",
        ),
        people=(BUSINESS, "holder deputy"),
        names=(PERSON_NAME, "holder_name deputy_name"),
    )

    class Meta:
        db_table = "seat"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="seat_ends_after_it_starts",
            ),
            # The place is written as a range of one number, because PostgreSQL then needs no extension.
            ExclusionConstraint(
                name="seat_one_term_of_a_place_a_day",
                expressions=[
                    (
                        Func(
                            Coalesce("place", "id"),
                            Coalesce("place", "id"),
                            Value("[]"),
                            function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            "starts_on",
                            "ends_on",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.get_role_display(), self.what_it_is_for]))

    @property
    def place_number(self) -> int:
        """The number that all terms of this place share."""
        return self.place_id or self.pk

    @property
    def what_it_is_for(self) -> str:
        """The post if one is named, else the agency."""
        return self.post or self.agency_shown

    @property
    def agency_shown(self) -> str:
        """The agency as it is known here, else as the source printed it."""
        return self.agency.name if self.agency else self.agency_as_printed

    @property
    def holder_shown(self) -> str:
        return self.holder.name if self.holder else self.holder_name

    @property
    def deputy_shown(self) -> str:
        return self.deputy.name if self.deputy else self.deputy_name
