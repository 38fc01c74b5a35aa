"""What boards plan: needs, priorities, activities and how they go, campaigns, audits and figures."""

from goldthread.partnership.planning.models.activities import (
    NOTHING,
    OVERDUE,
    SAID_HERE,
    STATES,
    Activity,
    ActivityProgress,
    ActivityQuerySet,
    Says,
)
from goldthread.partnership.planning.models.needs import Need, NeedsAssessment
from goldthread.partnership.planning.models.priorities import (
    CarriedOn,
    PlanChallenge,
    Priority,
    PriorityFinding,
    PriorityNeed,
    PriorityOutcome,
    PriorityQuerySet,
)
from goldthread.partnership.planning.models.reach import (
    MOST_REACHED,
    REACHED,
    Campaign,
    CampaignReach,
    NamedFigure,
    StrandAudit,
)

ORIGIN = "activity"
"""What the actions are called that an activity of a plan gives out."""

__all__ = [
    "MOST_REACHED",
    "NOTHING",
    "ORIGIN",
    "OVERDUE",
    "REACHED",
    "SAID_HERE",
    "STATES",
    "Activity",
    "ActivityProgress",
    "ActivityQuerySet",
    "Campaign",
    "CampaignReach",
    "CarriedOn",
    "NamedFigure",
    "Need",
    "NeedsAssessment",
    "PlanChallenge",
    "Priority",
    "PriorityFinding",
    "PriorityNeed",
    "PriorityOutcome",
    "PriorityQuerySet",
    "Says",
    "StrandAudit",
]
