"""A chronology, the lanes of its agencies, what they tell, files that it came from, who has which label, and copies."""

from goldthread.cases.chronology.models.chronologies import Chronology, ChronologyPerson
from goldthread.cases.chronology.models.copies import ChronologyCopy
from goldthread.cases.chronology.models.earlier import EarlierAsking
from goldthread.cases.chronology.models.entries import ChronologyEntry, ChronologyEntryQuerySet
from goldthread.cases.chronology.models.lanes import ChronologyLane, ChronologyUpload

__all__ = [
    "Chronology",
    "ChronologyCopy",
    "ChronologyEntry",
    "ChronologyEntryQuerySet",
    "ChronologyLane",
    "ChronologyPerson",
    "ChronologyUpload",
    "EarlierAsking",
]
