"""What must be known before a review is published, and the public site as it is being written."""

from goldthread.partnership.publishing.models.earlier import EarlierPublication
from goldthread.partnership.publishing.models.names import NameCheck, NameHit, NamesCleared, PersonDetail
from goldthread.partnership.publishing.models.readiness import (
    FamilyTold,
    PanelNotice,
    ParallelProceeding,
    PartnerApproval,
    ProceedingsAsked,
)
from goldthread.partnership.publishing.models.site import (
    WRITTEN_BY_HAND,
    NobodyListed,
    PublicationFile,
    ReviewPublication,
    SitePage,
)

__all__ = [
    "WRITTEN_BY_HAND",
    "EarlierPublication",
    "FamilyTold",
    "NameCheck",
    "NameHit",
    "NamesCleared",
    "NobodyListed",
    "PanelNotice",
    "ParallelProceeding",
    "PartnerApproval",
    "PersonDetail",
    "ProceedingsAsked",
    "PublicationFile",
    "ReviewPublication",
    "SitePage",
]
