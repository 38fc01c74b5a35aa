"""What is recorded from a referral to a published review (statutory.md 7)."""

from goldthread.pathways.statutory_review.models.deciding import (
    Answered,
    Decided,
    RapidReview,
    Recommended,
    Reported,
    Summary,
)
from goldthread.pathways.statutory_review.models.notifying import Notifiable, Notification, Withdrawal
from goldthread.pathways.statutory_review.models.publishing import (
    Approved,
    Closed,
    Monitored,
    Noticed,
    Published,
    ThreadBegun,
)
from goldthread.pathways.statutory_review.models.referring import Considered, Contribution, LedElsewhere, Referral
from goldthread.pathways.statutory_review.models.reviewing import (
    Commissioned,
    Draft,
    FamilyContact,
    Interviewed,
    Proceeding,
)

__all__ = [
    "Answered",
    "Approved",
    "Closed",
    "Commissioned",
    "Considered",
    "Contribution",
    "Decided",
    "Draft",
    "FamilyContact",
    "Interviewed",
    "LedElsewhere",
    "Monitored",
    "Noticed",
    "Notifiable",
    "Notification",
    "Proceeding",
    "Published",
    "RapidReview",
    "Recommended",
    "Referral",
    "Reported",
    "Summary",
    "ThreadBegun",
    "Withdrawal",
]
