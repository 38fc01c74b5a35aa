"""Who must be there for a group to decide, beyond a number of seats."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models.groups import Group
from goldthread.foundation.records.handling import PUBLISHED
from goldthread.foundation.records.in_force import InForce, InForceQuerySet
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class QuorumNeedQuerySet(InForceQuerySet["QuorumNeed"]):
    """Needs, on a day or on all days."""


class QuorumNeed(SpaceRecord, InForce):
    """Somebody without whom a group is not quorate, from one day to another.

    ``at_least`` is how many seats of a kind of agency must be filled; of the others it is one for each.
    """

    class Who(models.TextChoices):
        PARTNERS = "partners", "Each safeguarding partner"
        CHAIR = "chair", "The chair or a co-chair"
        AGENCY = "agency", "A named agency"
        KIND = "kind", "A kind of agency"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="quorum_needs")
    who = models.CharField(max_length=10, choices=Who.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agency_kind = models.CharField(max_length=40, choices=AgencyKind.choices, blank=True)
    at_least = models.PositiveSmallIntegerField(default=1)

    objects = QuorumNeedQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(PUBLISHED, "group who agency agency_kind at_least starts_on ends_on dates_note")
    )

    class Meta:
        db_table = "quorum_need"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(who="agency", agency__isnull=False, agency_kind="")
                | Q(who="kind", agency=None) & ~Q(agency_kind="")
                | Q(who__in=["partners", "chair"], agency=None, agency_kind=""),
                name="quorum_need_names_whom_it_needs",
            ),
            models.CheckConstraint(condition=Q(at_least__gte=1), name="quorum_need_is_at_least_one"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="quorum_need_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        if self.who == self.Who.AGENCY:
            return str(self.agency)
        if self.who == self.Who.KIND:
            return f"{self.get_agency_kind_display()}: at least {self.at_least}"
        return self.get_who_display()
