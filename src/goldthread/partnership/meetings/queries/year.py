"""The calendar of a year: what is planned, held and cancelled, and what the cadence would add."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.working_days import working_days_after, working_days_before
from goldthread.partnership.meetings.falling import Falls, falls_in_year
from goldthread.partnership.meetings.models import Cadence, Meeting

PLANNED_BY_RULE = "not_made_yet"


@dataclass(frozen=True)
class Proposed:
    """A day that the cadence gives and for which no meeting is planned yet."""

    falls: Falls
    cadence: Cadence

    @property
    def on(self) -> date:
        """Only of one that falls on a day."""
        assert self.falls.on is not None
        return self.falls.on

    @property
    def ends_at(self) -> time:
        return (datetime.combine(self.on, self.cadence.begins_at) + timedelta(minutes=self.cadence.minutes_long)).time()

    @property
    def papers_due_on(self) -> date:
        return working_days_before(self.on, self.cadence.papers_due_days)

    @property
    def minutes_due_on(self) -> date:
        return working_days_after(self.on, self.cadence.minutes_due_days)


@dataclass(frozen=True)
class CalendarYear:
    """A group's meetings of a year, what is not planned yet, and days that moved or are left out for a holiday."""

    group: Group
    year: int
    meetings: list[Meeting]
    proposed: list[Proposed]

    @property
    def left_out(self) -> list[Falls]:
        """Days on which the group does not meet because nobody works."""
        return [one.falls for one in self.proposed if one.falls.on is None]

    @property
    def to_plan(self) -> list[Proposed]:
        return [one for one in self.proposed if one.falls.on is not None]


def calendar_of(group: Group, year: int, today: date) -> CalendarYear:
    """Meetings in order of their days, and what the cadences of the group name besides. Three queries."""
    meetings = list(group.meetings.filter(on__range=(date(year, 1, 1), date(year, 12, 31))).in_order())
    return CalendarYear(group, year, meetings, proposed_in(group, year, today))


def proposed_in(group: Group, year: int, today: date) -> list[Proposed]:
    """The days of a year that the cadences of a group name and that have no meeting: what making the calendar plans.

    A day has a meeting if one was planned for it, wherever it was moved, or stands on it, planned or added by hand, at
    whatever time; one that was added by hand and cancelled leaves its day free. What is over, or when there was no such
    group, is not planned any more.
    """
    planned_for, on = set(), set()
    for meant, day, state in group.meetings.values_list("planned_for", "on", "state"):
        planned_for.add(meant)
        if meant or state != Meeting.State.CANCELLED:
            on.add(day)
    return [
        Proposed(falls, cadence)
        for cadence in Cadence.objects.filter(group=group).order_by("starts_on")
        for falls in falls_in_year(cadence, year)
        if falls.meant not in planned_for
        and falls.on not in on
        and (falls.on is None or falls.on >= today)
        and group.is_in_force(falls.on or falls.meant)
    ]


def calendar_as_data(calendar: CalendarYear) -> dict[str, Any]:
    """For another program. Days are ISO dates, times those of the clock on the wall in England."""
    rows = [_meeting(meeting) for meeting in calendar.meetings]
    rows += [_proposed(one) for one in calendar.to_plan]
    return {
        "group": {"code": calendar.group.code, "name": calendar.group.name},
        "year": calendar.year,
        "meetings": sorted(rows, key=lambda row: (row["date"], row["begins"])),
        "left_out": [{"date": falls.meant.isoformat(), "why": falls.why} for falls in calendar.left_out],
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "date": meeting.on.isoformat(),
        "begins": f"{meeting.begins_at:%H:%M}",
        "ends": f"{meeting.ends_at:%H:%M}",
        "state": meeting.state,
        "mode": meeting.mode,
        "place": meeting.place,
        "planned_for": meeting.planned_for.isoformat() if meeting.planned_for else None,
        "why": meeting.why_changed,
        "papers_due": meeting.papers_due_on.isoformat(),
        "minutes_due": meeting.minutes_due_on.isoformat(),
    }


def _proposed(one: Proposed) -> dict[str, Any]:
    return {
        "date": one.on.isoformat(),
        "begins": f"{one.cadence.begins_at:%H:%M}",
        "ends": f"{one.ends_at:%H:%M}",
        "state": PLANNED_BY_RULE,
        "mode": one.cadence.mode,
        "place": one.cadence.place,
        "planned_for": one.falls.meant.isoformat(),
        "why": one.falls.why,
        "papers_due": one.papers_due_on.isoformat(),
        "minutes_due": one.minutes_due_on.isoformat(),
    }
