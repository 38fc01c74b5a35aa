"""What is done for a priority, by whom and by when, and what was said of how it goes."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.partnership.planning.models.priorities import Priority
from goldthread.partnership.planning.models.seen import PlanQuerySet

NOTHING, OVERDUE = "nothing", "overdue"


class Says(models.TextChoices):
    """What somebody says of an activity. The last is for what a source tells without saying how far it is."""

    UNDER_WAY = "under_way", "Under way"
    HELD_UP = "held_up", "Held up"
    DONE = "done", "Done"
    DROPPED = "dropped", "Not done after all"
    TOLD = "told", "Told of; how far it is, the source does not say"


SAID_HERE = tuple(choice for choice in Says.choices if choice[0] != Says.TOLD)
OVER = (Says.DONE, Says.DROPPED)
"""Nothing more is wanted of it."""

STATES = {
    NOTHING: "Nothing reported yet",
    Says.UNDER_WAY.value: "Under way",
    Says.HELD_UP.value: "Held up",
    OVERDUE: "Overdue",
    Says.DONE.value: "Done",
    Says.DROPPED.value: "Not done after all",
    Says.TOLD.value: "How far is not stated",
}
"""Every state an activity can be in, in words: computed from what was reported last, and never typed."""


class ActivityQuerySet(PlanQuerySet["Activity"]):
    @once
    def visible_to(self, standing: Standing) -> Self:
        """Besides those who see the plan, whoever answers for the agency that leads an activity sees that one."""
        if standing.is_system:
            return self
        planned = Q(space_id__in=standing.spaces_where(Can.VIEW_PLANS))
        return self.filter(planned | Q(agency_id__in=standing.agencies_where(Can.VIEW_OWN_ACTIONS)))

    @once
    def reported_by(self, standing: Standing) -> Self:
        """Those of which a person may say how they go: of any whose plan one keeps, or that one's own agency leads."""
        if standing.is_system:
            return self
        kept = Q(space_id__in=standing.spaces_where(Can.RECORD_PLANS))
        return self.filter(kept | Q(agency_id__in=standing.agencies_where(Can.REPORT_PROGRESS)))

    def with_state(self, on: date) -> "ActivityQuerySet":
        """Each with ``state`` on a day. What came from a file was never promised here, so it is never overdue."""
        last = ActivityProgress.objects.filter(space=OuterRef("space"), activity=OuterRef("pk")).latest_first()
        says = Coalesce(Subquery(last.values("says")[:1]), Value(NOTHING))
        overdue = Q(due_by__lt=on, load=None) & ~Q(says__in=OVER)
        return self.annotate(says=says).annotate(state=Case(When(overdue, then=Value(OVERDUE)), default="says"))

    def troubled(self, on: date) -> "ActivityQuerySet":
        """Those that are held up or overdue on a day."""
        return self.with_state(on).filter(Q(state=OVERDUE) | Q(says=Says.HELD_UP))

    def with_names(self) -> "ActivityQuerySet":
        return self.select_related("space", "priority__board", "priority__parent", "agency", "group")


class Activity(SpaceRecord, Sourced):
    """One thing that is to be done for a priority: by an agency or a group, and within it a post.

    ``status_as_printed`` are a source's own words for how far it was.
    """

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="activities")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_activities")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_activities")
    post = models.CharField(max_length=200, blank=True)
    due_by = models.DateField(null=True, blank=True)
    status_as_printed = models.CharField(max_length=200, blank=True)

    objects = ActivityQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(BUSINESS, "priority number agency group post due_by status_as_printed"), words=(BUSINESS_TEXT, "words")
    )

    class Meta:
        db_table = "plan_activity"
        verbose_name_plural = "activities"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "priority", "number"], name="plan_activity_number_once"),
            models.CheckConstraint(condition=Q(agency=None) | Q(group=None), name="plan_activity_of_one_lead"),
            models.CheckConstraint(condition=~Q(words=""), name="plan_activity_says_something"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "due_by", "id"], name="plan_activity_due")]

    def __str__(self) -> str:
        return f"{self.reference} {self.words}"

    def get_absolute_url(self) -> str:
        return reverse("activity", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def reference(self) -> str:
        """ "2.6/3": the third of priority 2.6."""
        return f"{self.priority.reference}/{self.number}"

    @property
    def lead(self) -> str:
        """ "Northmere Council: head of early help"; nothing where nobody leads it yet."""
        return ": ".join(str(part) for part in (self.agency or self.group, self.post) if part)


class ActivityProgressQuerySet(PlanQuerySet["ActivityProgress"]):
    def latest_first(self) -> "ActivityProgressQuerySet":
        return self.order_by(models.F("said_on").desc(nulls_last=True), "-pk")


class ActivityProgress(SpaceRecord, Sourced):
    """What was said of an activity on a day: never changed, a later one stands beside it.

    ``changed`` is what it changed for children, if anything is known of that. Only what a source prints has no day.
    """

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="progress")
    says = models.CharField(max_length=10, choices=Says.choices)
    said_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    changed = models.TextField(blank=True)

    objects = ActivityProgressQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(BUSINESS, "activity says said_on"), words=(BUSINESS_TEXT, "words changed")
    )

    class Meta:
        db_table = "plan_activity_progress"
        verbose_name_plural = "progress"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(said_on__isnull=False) | Q(load__isnull=False), name="plan_activity_progress_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(says="told") | Q(load__isnull=False), name="plan_activity_progress_told_by_a_source"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "activity", "-said_on"], name="plan_activity_progress_last")]

    def __str__(self) -> str:
        return str(self.get_says_display())
