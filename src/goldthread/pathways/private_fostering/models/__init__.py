"""What is recorded of a child who is privately fostered (statutory.md 9)."""

from goldthread.pathways.private_fostering.models.awareness import Awareness
from goldthread.pathways.private_fostering.models.deciding import Change, Decided, Ended, Requirement
from goldthread.pathways.private_fostering.models.looking import Assessment, Check, Visit, VisitAsked
from goldthread.pathways.private_fostering.models.notifying import AnotherNotification, Beginning, Notification

__all__ = [
    "AnotherNotification",
    "Assessment",
    "Awareness",
    "Beginning",
    "Change",
    "Check",
    "Decided",
    "Ended",
    "Notification",
    "Requirement",
    "Visit",
    "VisitAsked",
]
