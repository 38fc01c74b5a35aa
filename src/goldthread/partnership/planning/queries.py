"""What pages ask of planning: the plan of a board for a year, and what waits for somebody."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.planning.models import (
    STATES,
    Activity,
    ActivityQuerySet,
    Campaign,
    NeedsAssessment,
    PlanChallenge,
    Priority,
    PriorityOutcome,
    PriorityQuerySet,
)


@dataclass
class Planned:
    """A priority of a plan with what stands under it."""

    priority: Priority
    below: list["Planned"] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Whether nothing is recorded of it but its name and where it stands."""
        one = self.priority
        told = (one.activities, one.priorityoutcome_set, one.campaign_set, one.challenges)
        return not (one.why or one.is_strand or self.below or any(rows.all() for rows in told))


@dataclass(frozen=True)
class Plan:
    """What a board plans for a year, on one page."""

    priorities: list[Planned]
    challenges: list[PlanChallenge]
    counts: Counter[str]

    @property
    def counted(self) -> list[tuple[str, int]]:
        """How many activities are in each state, in words, without those that none is in."""
        return [(words, self.counts[state]) for state, words in STATES.items() if self.counts[state]]


def priorities_in(space: Space, standing: Standing) -> PriorityQuerySet:
    return Priority.objects.visible_to(standing).filter(space=space).with_names()


def activities_in(space: Space, standing: Standing, on: date) -> ActivityQuerySet:
    """Each with its state on a day."""
    return Activity.objects.visible_to(standing).filter(space=space).with_state(on).with_names()


def assessments_in(space: Space, standing: Standing) -> QuerySet[NeedsAssessment]:
    return NeedsAssessment.objects.visible_to(standing).filter(space=space).select_related("space", "board")


def campaigns_in(space: Space, standing: Standing) -> QuerySet[Campaign]:
    named = Campaign.objects.visible_to(standing).filter(space=space)
    return named.select_related("space", "priority__board", "priority__parent")


def plan_of(board: Group, year: int, standing: Standing, on: date) -> Plan:
    """A fixed number of queries, however long the plan."""
    activities = Activity.objects.with_state(on).with_names().order_by("number")
    outcomes: Any = PriorityOutcome.objects.order_by("pk").prefetch_related("figures")
    campaigns = Campaign.objects.select_related("space").order_by("pk")
    rows = Priority.objects.visible_to(standing).filter(space=board.space_id, board=board).in_year(year).with_names()
    found = list(
        rows.order_by("first_year", "number", "pk").prefetch_related(
            Prefetch("activities", activities),
            Prefetch("priorityoutcome_set", outcomes),
            "challenges",
            Prefetch("campaign_set", campaigns),
        )
    )
    planned = {one.pk: Planned(one) for one in found}
    top: list[Planned] = []
    for one in planned.values():
        above = planned.get(one.priority.parent_id or 0)
        (above.below if above else top).append(one)
    hard = PlanChallenge.objects.visible_to(standing).filter(board=board, year=year, priority=None)
    states: Any = (activity for one in found for activity in one.activities.all())
    counts = Counter(activity.state for activity in states)
    return Plan(top, list(hard.order_by("area", "pk")), counts)


def years_of(board: Group, standing: Standing) -> list[int]:
    """The years for which a board has priorities, the latest first."""
    spans = Priority.objects.visible_to(standing).filter(board=board).values_list("first_year", "last_year")
    return sorted({year for first, last in spans for year in range(first, last + 1)}, reverse=True)


def other_priorities(priority: Priority) -> PriorityQuerySet:
    """Those of the same board."""
    beside = Priority.objects.filter(space=priority.space_id, board=priority.board_id).with_names()
    return beside.exclude(pk=priority.pk).order_by("-first_year", "number")
