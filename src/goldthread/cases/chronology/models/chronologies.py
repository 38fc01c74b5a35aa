"""The chronology of a case, and the people list by which it is told with labels."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.foundation.access.once import once
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import CASE, CASE_NAME
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class ChronologyQuerySet(models.QuerySet["Chronology"]):
    @once
    def visible_to(self, standing: Standing) -> "ChronologyQuerySet":
        """Seen whole by the case's desk. What an agency sees of one it sees through its lane."""
        if standing.is_system:
            return self
        return self.filter(Exists(Case.objects.run_by(standing).filter(the_very("pk", "case"))))


class Chronology(SpaceRecord):
    """That the agencies of a case are asked what they know. ``shared_at`` is when it was last decided that they read
    one another; with which of them it is shared each lane says.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="chronology")
    shared_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ChronologyQuerySet.as_manager()

    locked_after: ClassVar = "case"
    handling: ClassVar = with_own_columns(facts=(CASE, "case shared_at shared_by"))

    class Meta:
        db_table = "chronology"
        verbose_name_plural = "chronologies"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(shared_by=None) | Q(shared_at__isnull=False), name="chronology_shared_by_when_shared"
            ),
        ]

    def __str__(self) -> str:
        return f"Chronology of {self.case}"

    def get_absolute_url(self) -> str:
        return reverse("chronology", kwargs={"space": self.case.space.slug, "reference": self.case.reference})


class ChronologyPersonQuerySet(models.QuerySet["ChronologyPerson"]):
    def visible_to(self, standing: Standing) -> "ChronologyPersonQuerySet":
        """Who has which label is for the desk alone."""
        if standing.is_system:
            return self
        return self.filter(Exists(Case.objects.run_by(standing).filter(the_very("pk", "chronology__case"))))


class ChronologyPerson(SpaceRecord):
    """Somebody on the people list: the label, every name by which texts may name them, and the bounds of their life."""

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="people")
    label = models.CharField(max_length=60)
    names = ArrayField(models.CharField(max_length=200))
    born_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)

    objects = ChronologyPersonQuerySet.as_manager()

    locked_after: ClassVar = "chronology__case"
    handling: ClassVar = with_own_columns(facts=(CASE, "chronology label"), who=(CASE_NAME, "names born_on died_on"))

    class Meta:
        db_table = "chronology_person"
        verbose_name_plural = "chronology people"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "chronology", "label"], name="chronology_person_label_once"),
            models.CheckConstraint(condition=~Q(names=[]), name="chronology_person_has_a_name"),
            models.CheckConstraint(
                condition=Q(died_on=None) | Q(born_on=None) | Q(died_on__gte=F("born_on")),
                name="chronology_person_dies_after_birth",
            ),
        ]

    def __str__(self) -> str:
        return self.label
