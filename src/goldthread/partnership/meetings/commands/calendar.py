"""A group's calendar: how it meets, each meeting that is planned, moved and cancelled."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import check_within_reach
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.in_force import check_may_end, check_within
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.links import is_link
from goldthread.foundation.records.near_days import latest_to_come
from goldthread.foundation.records.working_days import (
    is_weekend,
    is_working_day,
    working_days_after,
    working_days_before,
)
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.letters import write_calendar, write_change
from goldthread.partnership.meetings.models import Cadence, Meeting, Mode
from goldthread.partnership.meetings.models.calendar import MINUTES_DUE, PAPERS_DUE
from goldthread.partnership.meetings.queries.year import Proposed, proposed_in

SOONEST, LATEST = 2000, 2099
"""Years of a calendar that can be made."""
LONGEST = 12 * 60
"""Minutes of a meeting."""


@dataclass(frozen=True)
class Pattern:
    """How a group meets; the fields are those of ``Cadence``."""

    every: str
    weekday: int
    begins_at: time
    week: int = Cadence.Week.FIRST
    on_holiday: str = Cadence.OnHoliday.NEXT_DAY
    not_in_august: bool = False
    minutes_long: int = 120
    mode: str = Mode.ONLINE
    place: str = ""
    link: str = ""
    papers_due_days: int = PAPERS_DUE
    minutes_due_days: int = MINUTES_DUE


@dataclass(frozen=True)
class When:
    """When and where a meeting is."""

    on: date
    begins_at: time
    ends_at: time
    mode: str = Mode.ONLINE
    place: str = ""
    link: str = ""


@command(Can.RECORD_MEETINGS, event="cadence set", about="group", alone="cadences")
def set_cadence(*, group: Group, pattern: Pattern, from_on: date, by: Actor, at: datetime) -> Cadence:
    """From a day on the group meets like this. The cadence before ends the day before; planned meetings stay.

    One that has not begun, and would begin then or later, gives way: nothing was done by it.
    """
    today = timezone.localdate(at)
    check_within_reach(from_on, today, "from_on", "The day from which it meets like this")
    check_within(group, from_on, "from_on")
    _check_pattern(pattern)
    _give_way(group, from_on, today)
    if Cadence.objects.filter(group=group, ends_on__gte=from_on).exists():
        raise Refused("An earlier way of meeting lasts beyond that day. Enter a day after its end.", "from_on")
    before = Cadence.objects.filter(group=group, ends_on=None).first()
    if before:
        assert before.starts_on is not None
        if from_on <= before.starts_on:
            raise Refused(f"It meets as it does since {in_words(before.starts_on)}. Enter a later day.", "from_on")
        before.ends_on = from_on - timedelta(days=1)
        before.save()
    return Cadence.objects.create(space_id=group.space_id, group=group, starts_on=from_on, **asdict(pattern))


@command(Can.RECORD_MEETINGS, event="cadence ended", about="cadence", alone="cadences")
def end_cadence(*, cadence: Cadence, on: date, by: Actor, at: datetime) -> Cadence:
    """The group meets like this for the last time on a day. Meetings that are planned stay."""
    check_within_reach(on, timezone.localdate(at), "on", "The last day")
    check_may_end(cadence, on)
    cadence.ends_on = on
    cadence.save()
    return cadence


@command(Can.RECORD_MEETINGS, event="calendar made", about="group", alone=IN_TURN)
def plan_year(*, group: Group, year: int, by: Actor, at: datetime) -> Group:
    """The meetings of a year are planned as the group's cadences give them, from today on.

    What is planned for a day already stays as it is, moved or cancelled, and so does what was added by hand: a calendar
    made again adds what is missing, which is what the page of the year shows as not planned yet.
    """
    today = timezone.localdate(at)
    latest = min(LATEST, latest_to_come(today).year)
    if not SOONEST <= year <= latest:
        raise Refused(f"Enter a year from {SOONEST} to {latest}.", "year")
    wanted = [one for one in proposed_in(group, year, today) if one.falls.on]
    if not wanted:
        raise Refused(_why_nothing(group, year), "year")
    for one in wanted:
        _plan(group, one)
    return group


@command(Can.RECORD_MEETINGS, event="meeting planned", about="group", alone=IN_TURN)
def add_meeting(*, group: Group, when: When, by: Actor, at: datetime, nobody_works: bool = False) -> Meeting:
    """A meeting besides those that the cadence gives, or one that was held before it was recorded.

    ``nobody_works`` says that it is known to be on a weekend or a bank holiday.
    """
    check_within(group, when.on, "on")
    _check_when(when, timezone.localdate(at), nobody_works=nobody_works)
    _check_free(group, when)
    days = _days_of(group, when.on)
    return Meeting.objects.create(space_id=group.space_id, group=group, **asdict(when), **days)


@command(Can.RECORD_MEETINGS, event="meeting moved", about="meeting", alone=IN_TURN)
def move_meeting(
    *, meeting: Meeting, when: When, why: str, by: Actor, at: datetime, nobody_works: bool = False
) -> Meeting:
    """It is on another day, at another time or place. Calendars that hold it are told."""
    check_planned(meeting)
    if not why.strip():
        raise Refused("Enter why it is moved.", "why")
    check_within(meeting.group, when.on, "on")
    _check_when(when, timezone.localdate(at), nobody_works=nobody_works or when.on == meeting.on)
    _check_free(meeting.group, when, meeting)
    if all(getattr(meeting, name) == value for name, value in asdict(when).items()):
        raise Refused("You have not changed anything.")
    if when.on != meeting.on:
        meeting.reminded_at = meeting.papers_reminded_at = None
    was_on = meeting.on
    for name, value in {**asdict(when), **_days_of(meeting.group, when.on)}.items():
        setattr(meeting, name, value)
    return _changed(meeting, was_on, why, at)


@command(Can.RECORD_MEETINGS, event="meeting cancelled", about="meeting", alone=IN_TURN)
def cancel_meeting(*, meeting: Meeting, why: str, by: Actor, at: datetime) -> Meeting:
    """It is not held. It counts against nobody's attendance, and what was on its agenda can go to the next."""
    check_planned(meeting)
    if not why.strip():
        raise Refused("Enter why it is cancelled.", "why")
    meeting.state = Meeting.State.CANCELLED
    return _changed(meeting, meeting.on, why, at)


@command(Can.RECORD_MEETINGS, event="invitations sent", about="group")
def invite_to_meetings(*, group: Group, year: int, by: Actor, at: datetime) -> Group:
    """Everyone who sits on the group gets the meetings of a year that are still to come, for their calendar.

    Whoever was invited is told by themselves from then on when one is moved or cancelled.
    """
    today = timezone.localdate(at)
    rows = group.meetings.filter(on__year=year, on__gte=today, state=Meeting.State.PLANNED)
    meetings = list(rows.in_order().select_related("group", "space"))
    if not meetings:
        raise Refused("No meeting of that year is still to come. Make the calendar first.", "year")
    if not write_calendar(group, meetings, at):
        raise Refused("Nobody on this group signs in here, so nobody can be written to.")
    rows.filter(invited_at=None).update(invited_at=at)
    return group


def check_planned(meeting: Meeting) -> None:
    """Raise Refused for a meeting that was held or cancelled."""
    if meeting.state != Meeting.State.PLANNED:
        raise Refused(f"This meeting is {meeting.get_state_display().lower()}, so it stays as it is.")


def _give_way(group: Group, from_on: date, today: date) -> None:
    """Cadences that have not begun go, and the one before each lasts as it did before that was set."""
    to_come = Cadence.objects.filter(group=group, starts_on__gt=today, starts_on__gte=from_on)
    for cadence in to_come.order_by("-starts_on"):
        assert cadence.starts_on is not None
        before = Cadence.objects.filter(group=group, ends_on=cadence.starts_on - timedelta(days=1)).first()
        cadence.delete()
        if before:
            before.ends_on = None
            before.save()


def _changed(meeting: Meeting, was_on: date, why: str, at: datetime) -> Meeting:
    meeting.why_changed = why.strip()
    meeting.changes += 1
    meeting.save()
    if meeting.invited_at:
        write_change(meeting, was_on, at)
    return meeting


def _plan(group: Group, one: Proposed) -> None:
    cadence = one.cadence
    when = When(one.on, cadence.begins_at, one.ends_at, cadence.mode, cadence.place, cadence.link)
    due = {"papers_due_on": one.papers_due_on, "minutes_due_on": one.minutes_due_on}
    Meeting.objects.get_or_create(
        space_id=group.space_id,
        group=group,
        on=when.on,
        begins_at=when.begins_at,
        defaults={**asdict(when), **due, "planned_for": one.falls.meant, "why_changed": one.falls.why},
    )


def _why_nothing(group: Group, year: int) -> str:
    if not Cadence.objects.filter(group=group).exists():
        return "Set how often the group meets first."
    return f"Every meeting of {year} that is still to come is planned already."


def _check_pattern(pattern: Pattern) -> None:
    if not 1 <= pattern.minutes_long <= LONGEST:
        raise Refused(f"Enter how many minutes it lasts, from 1 to {LONGEST}.", "minutes_long")
    starts = datetime.combine(date.min, pattern.begins_at)
    if (starts + timedelta(minutes=pattern.minutes_long)).date() != starts.date():
        raise Refused("A meeting ends on the day on which it begins. Enter fewer minutes.", "minutes_long")
    _check_link(pattern.link)


def _check_link(link: str) -> None:
    if link and not is_link(link):
        raise Refused("Enter a web address that begins with https:// or http://.", "link")


def _check_when(when: When, today: date, *, nobody_works: bool) -> None:
    if when.ends_at <= when.begins_at:
        raise Refused("It must end after it begins, on the same day.", "ends_at")
    check_within_reach(when.on, today, "on", "The day of the meeting")
    if not nobody_works and not is_working_day(when.on):
        why = f"{when.on:%A}" if is_weekend(when.on) else "bank holiday"
        raise Refused(f"{in_words(when.on)} is a {why}. If the group meets all the same, say so below.", "on")
    _check_link(when.link)


def _check_free(group: Group, when: When, but: Meeting | None = None) -> None:
    others = group.meetings.filter(on=when.on, begins_at=when.begins_at)
    if (others.exclude(pk=but.pk) if but else others).exists():
        raise Refused("The group has a meeting at that time already.", "on")


def _days_of(group: Group, on: date) -> dict[str, Any]:
    cadence = Cadence.objects.filter(group=group).in_force(on).first()
    if cadence is None:
        return _days(on, PAPERS_DUE, MINUTES_DUE)
    return _days(on, cadence.papers_due_days, cadence.minutes_due_days)


def _days(on: date, papers: int, minutes: int) -> dict[str, Any]:
    return {"papers_due_on": working_days_before(on, papers), "minutes_due_on": working_days_after(on, minutes)}
