"""The moments at which a day begins and ends in England, and moments that tell a day and no more."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
LAST_SECOND = time(23, 59, 59)
"""Of a day: until then what is due by days is in time (statutory.md 0.3), and so a day is kept of which nobody said
when on it something was.
"""


def beginning_of(day: date) -> datetime:
    """Its first moment."""
    return datetime.combine(day, time.min, LONDON)


def end_of(day: date) -> datetime:
    """Midnight in London, when the day is over. Of the last day that the calendar has, its last moment."""
    return datetime.combine(day, time.max, LONDON) if day == date.max else beginning_of(day + timedelta(days=1))


def last_second_of(day: date) -> datetime:
    """Its last moment, to the second, in UTC."""
    return datetime.combine(day, LAST_SECOND, LONDON).astimezone(UTC)


def tells_day(moment: datetime) -> bool:
    """Whether a moment is the last second of a day in London: nobody said when on that day it was."""
    return moment.astimezone(LONDON).time().replace(microsecond=0) == LAST_SECOND


def is_first_of_day(moment: datetime) -> bool:
    """Whether a moment is midnight in London: so whatever counts from a day begins."""
    return moment.astimezone(LONDON).time() == time.min
