"""What happens in learning: a review is recorded, finds, asks, is answered, and tested."""

from goldthread.partnership.learning.commands.actions import (
    add_action_to_review,
    set_findings_served,
)
from goldthread.partnership.learning.commands.elsewhere import (
    Adoption,
    PrintedFinding,
    SourceDetails,
    adopt_finding,
    change_entered_finding,
    change_source,
    decline_finding,
    enter_finding,
    enter_source,
    respond_to_source,
)
from goldthread.partnership.learning.commands.findings import (
    FindingDetails,
    add_finding,
    add_recommendation,
    change_finding,
    change_recommendation,
    record_response,
)
from goldthread.partnership.learning.commands.letters import (
    LetterDetails,
    ReplyDetails,
    change_letter,
    chase_letter,
    record_letter,
    record_reply,
)
from goldthread.partnership.learning.commands.outcomes import (
    OutcomeDetails,
    add_outcome,
    change_outcome,
    link_outcome_to_finding,
    name_test,
)
from goldthread.partnership.learning.commands.reviews import (
    EventDetails,
    ReviewDetails,
    add_event,
    change_review,
    record_published,
    record_published_before,
    record_review,
)

__all__ = [
    "Adoption",
    "EventDetails",
    "FindingDetails",
    "LetterDetails",
    "OutcomeDetails",
    "PrintedFinding",
    "ReplyDetails",
    "ReviewDetails",
    "SourceDetails",
    "add_action_to_review",
    "add_event",
    "add_finding",
    "add_outcome",
    "add_recommendation",
    "adopt_finding",
    "change_entered_finding",
    "change_finding",
    "change_letter",
    "change_outcome",
    "change_recommendation",
    "change_review",
    "change_source",
    "chase_letter",
    "decline_finding",
    "enter_finding",
    "enter_source",
    "link_outcome_to_finding",
    "name_test",
    "record_letter",
    "record_published",
    "record_published_before",
    "record_reply",
    "record_response",
    "record_review",
    "respond_to_source",
    "set_findings_served",
]
