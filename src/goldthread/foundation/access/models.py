"""Who holds which role in which space."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.foundation.access.roles import ROLES, Can, Role, role_choices
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class HoldingQuerySet(models.QuerySet["Holding"]):
    def in_force(self, on: date) -> "HoldingQuerySet":
        """Roles held on a day; the last day counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)


class Holding(SpaceRecord):
    """A person holds a role in a space, for an agency where the role asks for one, from day to day.

    ``by_sign_on`` is one that a claim of the agency's own sign-on gave: it counts only in a session that began there.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=40, choices=role_choices)
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, related_name="holdings"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    by_sign_on = models.BooleanField(default=False)

    objects = HoldingQuerySet.as_manager()

    # A person's own roles must be readable before it is known which spaces are theirs.
    also_visible = "user_id = (select wall_actor())"
    handling: ClassVar = with_own_columns(facts=(BUSINESS, "user role agency starts_on ends_on by_sign_on"))

    class Meta:
        db_table = "access_holding"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="access_holding_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["space", "user", "role", "agency"],
                condition=Q(ends_on=None),
                nulls_distinct=False,
                name="access_holding_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user"], name="access_holding_user")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} in space {self.space_id}"

    @property
    def what(self) -> Role:
        return ROLES[self.role]

    def allows(self, permission: Can) -> bool:
        return permission in self.what.can
