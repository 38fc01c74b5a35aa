"""What meetings tell whoever rehearses the clocks of a case: when a panel meets next."""

from goldthread.cases.casework.panels import register_calendar
from goldthread.partnership.meetings.queries.next_meeting import next_meeting_on


def register() -> None:
    register_calendar(next_meeting_on)
