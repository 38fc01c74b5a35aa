"""Matters of information rights: one row each, and typed records beside it for what is peculiar to a kind."""

from goldthread.partnership.rights.models.access import (
    AccessRequest,
    GatheredItem,
    Pack,
    Reason,
    SearchDetail,
    WithheldPassage,
    WithheldWords,
)
from goldthread.partnership.rights.models.matters import (
    ClockStop,
    Extension,
    LogEntry,
    Matter,
    RightsSettings,
    settings_of,
)

__all__ = [
    "AccessRequest",
    "ClockStop",
    "Extension",
    "GatheredItem",
    "LogEntry",
    "Matter",
    "Pack",
    "Reason",
    "RightsSettings",
    "SearchDetail",
    "WithheldPassage",
    "WithheldWords",
    "settings_of",
]
