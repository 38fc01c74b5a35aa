"""Whether anybody may send cases of a pathway to a partnership."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class PublicDoorQuerySet(models.QuerySet["PublicDoor"]):
    @once
    def visible_to(self, standing: Standing) -> "PublicDoorQuerySet":
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.VIEW_PARTNERSHIP))


class PublicDoor(SpaceRecord):
    """The public form of a pathway in one partnership. ``contact`` says there how else to reach whoever reads it."""

    pathway = models.CharField(max_length=40)
    is_open = models.BooleanField(default=False)
    contact = models.CharField(max_length=300, blank=True)

    objects = PublicDoorQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "pathway is_open contact"))

    class Meta:
        db_table = "case_public_door"
        verbose_name = "public form of a pathway"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "pathway"], name="case_public_door_once"),
            models.CheckConstraint(condition=Q(is_open=False) | ~Q(contact=""), name="case_public_door_says_contact"),
        ]

    def __str__(self) -> str:
        return f"Public form of {self.pathway}"
