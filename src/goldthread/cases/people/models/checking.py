"""What the steward of the register asks those who run a case to check."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldthread.cases.casework.models import Case
from goldthread.cases.people.models.people import Person
from goldthread.foundation.records.handling import CASE
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class ToCheck(SpaceRecord):
    """That what a case tells of somebody is doubted, and whoever runs it is asked to check it. What others tell, and
    that there are others, is not said. It goes once the case tells that no more.
    """

    class What(models.TextChoices):
        NUMBER = "number", "the NHS number"
        BIRTH = "birth", "the date of birth"
        UNBORN = "unborn", "whether the child is born"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What.choices)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    locked_after: ClassVar = "case"

    handling: ClassVar = with_own_columns(facts=(CASE, "person case what asked_at asked_by checked_at checked_by"))

    class Meta:
        db_table = "person_to_check"
        verbose_name = "what is to be checked of a person"
        verbose_name_plural = "what is to be checked of people"
        indexes: ClassVar = [models.Index(fields=["space", "-asked_at", "-id"], name="person_to_check_newest")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "case", "person", "what"], condition=Q(checked_at=None), name="person_to_check_once"
            ),
        ]
