"""When groups meet, what about, who came, what was said and decided."""

from goldthread.partnership.meetings.models.agenda import (
    AgendaItem,
    AgendaItemQuerySet,
    Conflict,
    GoesBack,
    ItemReader,
)
from goldthread.partnership.meetings.models.attendance import Attendance
from goldthread.partnership.meetings.models.calendar import Cadence, Meeting, MeetingQuerySet, Mode
from goldthread.partnership.meetings.models.decided_about import DecisionRecord
from goldthread.partnership.meetings.models.feeds import CalendarFeed
from goldthread.partnership.meetings.models.minutes import Correction
from goldthread.partnership.meetings.models.papers import Paper, PaperQuerySet
from goldthread.partnership.meetings.models.topics import Audience, StandingItem, StockPhrase, Topic

__all__ = [
    "AgendaItem",
    "AgendaItemQuerySet",
    "Attendance",
    "Audience",
    "Cadence",
    "CalendarFeed",
    "Conflict",
    "Correction",
    "DecisionRecord",
    "GoesBack",
    "ItemReader",
    "Meeting",
    "MeetingQuerySet",
    "Mode",
    "Paper",
    "PaperQuerySet",
    "StandingItem",
    "StockPhrase",
    "Topic",
]
