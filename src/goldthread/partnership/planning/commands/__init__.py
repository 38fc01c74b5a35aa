"""What happens in planning: needs are found, priorities set, activities reported on, and what ended is carried on."""

from goldthread.partnership.planning.commands.activities import (
    ActivityDetails,
    Report,
    add_activity,
    change_activity,
    give_out_action,
    report_activity,
)
from goldthread.partnership.planning.commands.needs import (
    AssessmentDetails,
    FigureDetails,
    add_figure_of_need,
    add_figure_of_outcome,
    add_need,
    add_needs_assessment,
    change_needs_assessment,
)
from goldthread.partnership.planning.commands.priorities import (
    PriorityDetails,
    add_challenge,
    add_outcome,
    add_priority,
    carry_on,
    change_priority,
    set_reasons,
)
from goldthread.partnership.planning.commands.reach import (
    CampaignDetails,
    Reached,
    add_campaign,
    change_campaign,
    record_audit,
    record_reach,
)

__all__ = [
    "ActivityDetails",
    "AssessmentDetails",
    "CampaignDetails",
    "FigureDetails",
    "PriorityDetails",
    "Reached",
    "Report",
    "add_activity",
    "add_campaign",
    "add_challenge",
    "add_figure_of_need",
    "add_figure_of_outcome",
    "add_need",
    "add_needs_assessment",
    "add_outcome",
    "add_priority",
    "carry_on",
    "change_activity",
    "change_campaign",
    "change_needs_assessment",
    "change_priority",
    "give_out_action",
    "record_audit",
    "record_reach",
    "report_activity",
    "set_reasons",
]
