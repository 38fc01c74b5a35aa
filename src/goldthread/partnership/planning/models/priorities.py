"""What a board wants to change over some years, what it wants to come of it, and what becomes of it at the end."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from goldthread.foundation.groups.boards import OfABoard
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.planning.models.needs import Need
from goldthread.partnership.planning.models.seen import PlanQuerySet
from goldthread.partnership.planning.years import years_in_words


class PriorityQuerySet(PlanQuerySet["Priority"]):
    def in_year(self, year: int) -> "PriorityQuerySet":
        return self.filter(first_year__lte=year, last_year__gte=year)

    def with_names(self) -> "PriorityQuerySet":
        """With what it takes to name each and to lead to it."""
        return self.select_related("space", "board", "parent", "group")


class Priority(SpaceRecord, Sourced, OfABoard):
    """What a board puts first, from one year to another. One under another is a sub-priority.

    A strand is one that runs through the work of several agencies, such as FGM, Prevent or young carers: ``group`` is
    the task group that carries it, and it is audited.
    """

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    is_strand = models.BooleanField(default=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="priorities_carried")

    objects = PriorityQuerySet.as_manager()

    searched = Searchable("Priority of a board", "r.title", "r.why", "'VIEW_PLANS'")
    handling: ClassVar = with_source_columns(
        facts=(BUSINESS, "board parent number first_year last_year is_strand group"),
        words=(BUSINESS_TEXT, "title why"),
    )

    class Meta:
        db_table = "priority"
        verbose_name_plural = "priorities"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "board", "parent", "first_year", "number"],
                nulls_distinct=False,
                name="priority_number_once_in_its_year",
            ),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="priority_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="priority_is_not_below_itself"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "board", "first_year"], name="priority_of_a_board")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("priority", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def reference(self) -> str:
        """ "2", or "2.6" of a sub-priority."""
        return f"{self.parent.number}.{self.number}" if self.parent else str(self.number)

    @property
    def years(self) -> str:
        return years_in_words(self.first_year, self.last_year)

    @property
    def kind(self) -> str:
        return "Strand" if self.is_strand else "Sub-priority" if self.parent_id else "Priority"


class OfPriority(SpaceRecord):
    """Something that belongs to one priority."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="%(class)s_set")

    objects = PlanQuerySet.as_manager()

    class Meta:
        abstract = True


class PriorityNeed(OfPriority):
    """That a need led to a priority."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="leads_to")

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "priority need"))

    class Meta:
        db_table = "priority_need"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "priority", "need"], name="priority_need_once")
        ]

    def __str__(self) -> str:
        return f"{self.need} leads to {self.priority}"


class PriorityFinding(OfPriority):
    """That a finding of a review led to a priority."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="led_to_priorities")

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "priority finding"))

    class Meta:
        db_table = "priority_finding"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "priority", "finding"], name="priority_finding_once")
        ]

    def __str__(self) -> str:
        return f"{self.finding} led to {self.priority}"


class PriorityOutcome(OfPriority, Sourced):
    """What a board wants to be different for children, and how it will know."""

    words = models.TextField()
    known_by = models.TextField(blank=True)

    handling: ClassVar = with_source_columns(facts=(BUSINESS, "priority"), words=(BUSINESS_TEXT, "words known_by"))

    class Meta:
        db_table = "priority_outcome"
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(words=""), name="priority_outcome_says_something")]

    def __str__(self) -> str:
        return self.words


class PlanChallenge(SpaceRecord, Sourced, OfABoard):
    """What a board found hard in a year, of one priority or of none: what is taken into the next."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges")
    year = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=100, blank=True)
    words = models.TextField()

    objects = PlanQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(BUSINESS, "board priority year"), words=(BUSINESS_TEXT, "area words")
    )

    class Meta:
        db_table = "plan_challenge"
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(words=""), name="plan_challenge_says_something")]

    def __str__(self) -> str:
        return f"{self.area}: {self.words}" if self.area else self.words


class CarriedOn(OfPriority):
    """What became of a priority when its years were over: it goes on as another, or it ended. Never changed."""

    to = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="carried_from")
    why = models.TextField()
    decided_on = models.DateField()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "priority to decided_on"), words=(BUSINESS_TEXT, "why"))

    class Meta:
        db_table = "priority_carried_on"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "priority"], name="priority_carried_on_once"),
            models.CheckConstraint(condition=Q(to=None) | ~Q(to=F("priority")), name="priority_not_carried_to_itself"),
            models.CheckConstraint(condition=~Q(why=""), name="priority_carried_on_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Carried on as {self.to}" if self.to_id else "Ended"
