"""What is recorded of a concern about somebody who works with children (statutory.md 8)."""

from goldthread.pathways.lado.models.contact import Advice, ConsultationEnd, Contact, FollowUp, SetAside
from goldthread.pathways.lado.models.ending import (
    AgreedOutcome,
    BarringReferral,
    Closure,
    Feedback,
    Learning,
    RegulatorReferral,
)
from goldthread.pathways.lado.models.managing import EmployerAction, Hearing, Meeting, Review, Strand
from goldthread.pathways.lado.models.referral import Evaluation, Referral

__all__ = [
    "Advice",
    "AgreedOutcome",
    "BarringReferral",
    "Closure",
    "ConsultationEnd",
    "Contact",
    "EmployerAction",
    "Evaluation",
    "Feedback",
    "FollowUp",
    "Hearing",
    "Learning",
    "Meeting",
    "Referral",
    "RegulatorReferral",
    "Review",
    "SetAside",
    "Strand",
]
