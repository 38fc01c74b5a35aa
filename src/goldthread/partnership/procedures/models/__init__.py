"""Governing documents, their versions, who signed up and read them, and how thresholds are understood."""

from goldthread.partnership.procedures.models.agreeing import AgencyAskedToSign, ReadingConfirmation, Signature
from goldthread.partnership.procedures.models.checking import HeadingAnswer, ThresholdRound
from goldthread.partnership.procedures.models.documents import GoverningDocument, GoverningDocumentQuerySet
from goldthread.partnership.procedures.models.versions import (
    GoverningVersion,
    GoverningVersionQuerySet,
    VersionCorrection,
    VersionReason,
)

__all__ = [
    "AgencyAskedToSign",
    "GoverningDocument",
    "GoverningDocumentQuerySet",
    "GoverningVersion",
    "GoverningVersionQuerySet",
    "HeadingAnswer",
    "ReadingConfirmation",
    "Signature",
    "ThresholdRound",
    "VersionCorrection",
    "VersionReason",
]
