"""What must be known before a review is published."""

from goldthread.partnership.publishing.models.names import NameCheck, NameHit, PersonDetail
from goldthread.partnership.publishing.models.readiness import (
    FamilyTold,
    PanelNotice,
    ParallelProceeding,
    PartnerApproval,
    ProceedingsAsked,
)

__all__ = [
    "FamilyTold",
    "NameCheck",
    "NameHit",
    "PanelNotice",
    "ParallelProceeding",
    "PartnerApproval",
    "PersonDetail",
    "ProceedingsAsked",
]
