"""A case, what happened in it, and the base of the typed records beside it."""

from goldthread.cases.casework.models.cases import Case, CaseQuerySet
from goldthread.cases.casework.models.events import CaseEvent
from goldthread.cases.casework.models.handing import HandedOver
from goldthread.cases.casework.models.limits import BeginsHere, EditionHere, LocalLimit
from goldthread.cases.casework.models.loaded import LoadedCase
from goldthread.cases.casework.models.numbers import SpentNumber
from goldthread.cases.casework.models.outcomes import LocalOutcome
from goldthread.cases.casework.models.own_lists import OwnEntry, with_entry_columns
from goldthread.cases.casework.models.panels import PanelHere
from goldthread.cases.casework.models.public import PublicDoor
from goldthread.cases.casework.models.records import Came, CaseRecord, with_case_columns
from goldthread.cases.casework.models.sharings import CaseSharing

__all__ = [
    "BeginsHere",
    "Came",
    "Case",
    "CaseEvent",
    "CaseQuerySet",
    "CaseRecord",
    "CaseSharing",
    "EditionHere",
    "HandedOver",
    "LoadedCase",
    "LocalLimit",
    "LocalOutcome",
    "OwnEntry",
    "PanelHere",
    "PublicDoor",
    "SpentNumber",
    "with_case_columns",
    "with_entry_columns",
]
