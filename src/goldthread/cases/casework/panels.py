"""Whether the next meeting of a panel comes before a clock has run out. What keeps the calendars registers here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from goldthread.foundation.clocks import Reckoned
from goldthread.foundation.groups.models import Group
from goldthread.foundation.ui.words import weekday

NextMeeting = Callable[[Group, datetime], date | None]
"""The first day on which a group meets after a moment; None if none is known."""
_calendars: list[NextMeeting] = []


def register_calendar(next_meeting: NextMeeting) -> None:
    """Called when the program starts, by whatever keeps the calendar of meetings."""
    _calendars.append(next_meeting)


@dataclass(frozen=True)
class Panel:
    """A group, and the first day on which it meets after something began."""

    group: Group
    meets_on: date | None

    def is_in_time(self, due: Reckoned) -> bool | None:
        """On the last day is in time. None where nobody can say."""
        if self.meets_on is None or due.due_on is None:
            return None
        return self.meets_on <= due.due_on

    def words(self, due: Reckoned) -> str:
        """The answer for one clock, as the page and the command line tell it."""
        if self.meets_on is None:
            return f"No next meeting of {self.group.name} is known."
        comes = {True: "comes in time", False: "comes too late", None: "is known, and when this is due is not"}
        return f"The next meeting of {self.group.name}, on {weekday(self.meets_on)}, {comes[self.is_in_time(due)]}."


def panel_of(group: Group, began: datetime) -> Panel:
    """Of a group, as of the moment at which something begins. The wall must be open for reading its space."""
    days = [on for ask in _calendars if (on := ask(group, began)) is not None]
    return Panel(group, min(days, default=None))
