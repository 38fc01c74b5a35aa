"""Boards, executives, sub-groups and panels; the seats on them; who holds each."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.agencies.models import Agency, InForce, InForceQuerySet
from goldthread.foundation.records.handling import BUSINESS, PERSON_NAME, PUBLISHED
from goldthread.foundation.sources.models import Basis, Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord


class Group(SpaceRecord, Sourced, InForce):
    """A body that meets: it has terms of reference and seats. Kinds follow statutory.md 1.4."""

    class Kind(models.TextChoices):
        EXECUTIVE = "executive", "Executive"
        BOARD = "board", "Board"
        SUB_GROUP = "sub_group", "Sub-group"
        PANEL = "panel", "Panel"
        TASK_AND_FINISH = "task_and_finish", "Task and finish group"
        WORKING_GROUP = "working_group", "Working group"
        NETWORK = "network", "Network"
        TEAM = "team", "Team or unit"

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    purpose = models.TextField(blank=True)
    is_statutory = models.BooleanField(default=False)
    terms_of_reference = models.CharField(max_length=200, blank=True)
    cadence = models.CharField(max_length=100, blank=True)
    substitutes_allowed = models.BooleanField(null=True, blank=True)
    note = models.TextField(blank=True)

    objects = InForceQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(
            PUBLISHED,
            "name short_name kind parent purpose is_statutory terms_of_reference cadence substitutes_allowed note"
            " starts_on ends_on dates_note",
        )
    )

    class Meta:
        db_table = "group"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="group_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["space", "name", "starts_on"], nulls_distinct=False, name="group_name_once_from_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(SpaceRecord, Sourced, InForce):
    """A place on a group for an agency or a post. Who sits on it, and who may stand in, may be open."""

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

    objects = InForceQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(PUBLISHED, "group role post agency agency_as_printed starts_on ends_on dates_note basis"),
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
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.post or self.agency_as_printed}"
