"""What must be known before a review is published."""

from goldthread.partnership.publishing.models.readiness import (
    FamilyTold,
    PanelNotice,
    ParallelProceeding,
    PartnerApproval,
    ProceedingsAsked,
)

__all__ = ["FamilyTold", "PanelNotice", "ParallelProceeding", "PartnerApproval", "ProceedingsAsked"]
