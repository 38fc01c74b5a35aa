"""Matters of information rights: one row each, and typed records beside it for what is peculiar to a kind."""

from goldthread.partnership.rights.models.access import (
    AccessRequest,
    GatheredItem,
    Pack,
    Reason,
    RedactedCopy,
    SearchDetail,
    WithheldPassage,
    WithheldWords,
)
from goldthread.partnership.rights.models.breaches import Breach, BreachReport, BreachStep
from goldthread.partnership.rights.models.corrections import (
    Complaint,
    Correction,
    InformationAnswer,
    RaisedAction,
    RecordNote,
)
from goldthread.partnership.rights.models.matters import (
    ENDINGS,
    ClockStop,
    Extension,
    LogEntry,
    Matter,
    RightsSettings,
    settings_of,
)

__all__ = [
    "ENDINGS",
    "AccessRequest",
    "Breach",
    "BreachReport",
    "BreachStep",
    "ClockStop",
    "Complaint",
    "Correction",
    "Extension",
    "GatheredItem",
    "InformationAnswer",
    "LogEntry",
    "Matter",
    "Pack",
    "RaisedAction",
    "Reason",
    "RecordNote",
    "RedactedCopy",
    "RightsSettings",
    "SearchDetail",
    "WithheldPassage",
    "WithheldWords",
    "settings_of",
]
