"""What is recorded from a referral to a published review (statutory.md 7)."""

from goldthread.pathways.statutory_review.models.deciding import (
    Answered,
    Decided,
    DelayTold,
    PartnersTold,
    RapidReview,
    Recommended,
    Reported,
    Summary,
)
from goldthread.pathways.statutory_review.models.ending import Closed, Finished, GivenUp, GoneOn, Mistaken, Monitored
from goldthread.pathways.statutory_review.models.notifying import Notifiable, Notification, Withdrawal
from goldthread.pathways.statutory_review.models.of_age import OfAge
from goldthread.pathways.statutory_review.models.publishing import (
    Approved,
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
    "DelayTold",
    "Draft",
    "FamilyContact",
    "Finished",
    "GivenUp",
    "GoneOn",
    "Interviewed",
    "LedElsewhere",
    "Mistaken",
    "Monitored",
    "Noticed",
    "Notifiable",
    "Notification",
    "OfAge",
    "PartnersTold",
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
