"""A chronology, the lanes of its agencies, what they tell, the files that it came from, and who has which label."""

from goldthread.cases.chronology.models.chronologies import Chronology, ChronologyPerson
from goldthread.cases.chronology.models.entries import ChronologyEntry
from goldthread.cases.chronology.models.lanes import ChronologyLane, ChronologyUpload

__all__ = ["Chronology", "ChronologyEntry", "ChronologyLane", "ChronologyPerson", "ChronologyUpload"]
