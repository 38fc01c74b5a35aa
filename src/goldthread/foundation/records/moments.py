"""The moments at which a day begins and ends in England, and moments that tell a day and no more."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
LAST_SECOND = time(23, 59, 59)
"""Of a day: until then what is due by days is in time (statutory.md 0.3), and so a day is kept of which nobody said
when on it something was.
"""
NO_TIME_SAID = 999_999
"""The microseconds of a moment that tells a day which is not over yet, whose last second is still to come. Nobody types
any.
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


def never_was(day: date, at: time) -> bool:
    """Whether it is in the hour over which the clocks of England go forward in spring, which nobody lives through."""
    said = datetime.combine(day, at)
    return said.replace(tzinfo=LONDON).astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != said


def day_alone(day: date, now: datetime) -> datetime:
    """A day of which nobody said when on it something was, as it is kept: until when on it that was at the latest.

    That is its last second, and of today the second in which it is told.
    """
    return now.replace(microsecond=NO_TIME_SAID) if day == now.astimezone(LONDON).date() else last_second_of(day)


def tells_day(moment: datetime) -> bool:
    """Whether a moment tells a day and no more: nobody said when on that day it was."""
    is_last = moment.astimezone(LONDON).time().replace(microsecond=0) == LAST_SECOND
    return is_last or moment.microsecond == NO_TIME_SAID


def is_first_of_day(moment: datetime) -> bool:
    """Whether a moment is midnight in London: so whatever counts from a day begins."""
    return moment.astimezone(LONDON).time() == time.min
