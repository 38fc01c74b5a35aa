"""What is recorded of the review of a child’s death (statutory.md 6)."""

from goldthread.pathways.child_death.models.analysing import Analysis, ForAction, FoundFactor, ReviewMeeting
from goldthread.pathways.child_death.models.ending import Closure, NationalReturn, SetAside
from goldthread.pathways.child_death.models.footprint import FootprintArea
from goldthread.pathways.child_death.models.gathering import (
    AgenciesIdentified,
    FamilyContact,
    FormsAsked,
    KeyWorker,
    ReportingForm,
)
from goldthread.pathways.child_death.models.notifying import FurtherNotification, Notification
from goldthread.pathways.child_death.models.responding import (
    FirstDecisions,
    IncidentTold,
    OtherProcess,
    ResponseMeeting,
    SceneVisit,
)

__all__ = [
    "AgenciesIdentified",
    "Analysis",
    "Closure",
    "FamilyContact",
    "FirstDecisions",
    "FootprintArea",
    "ForAction",
    "FormsAsked",
    "FoundFactor",
    "FurtherNotification",
    "IncidentTold",
    "KeyWorker",
    "NationalReturn",
    "Notification",
    "OtherProcess",
    "ReportingForm",
    "ResponseMeeting",
    "ReviewMeeting",
    "SceneVisit",
    "SetAside",
]
