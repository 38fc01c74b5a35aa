"""Meetings of the fictitious partnership: a panel that meets every month, and an executive of six meetings a year.

All of it is recorded through the commands that people use, on the days on which they would have used them.
"""

from datetime import date, datetime, time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.recording import Decided, Dissented
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.groups.commands import Sitting, fill_seat
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.groups.queries import seats_on
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.actions import give_action
from goldthread.partnership.meetings.commands.agenda import ItemDetails, add_item, begin_agenda, issue_agenda
from goldthread.partnership.meetings.commands.attendance import Came, record_attendance, record_guest
from goldthread.partnership.meetings.commands.calendar import Pattern, cancel_meeting, plan_year, set_cadence
from goldthread.partnership.meetings.commands.decisions import link_decision, record_decision
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.commands.minutes import (
    approve_minutes,
    carry_over,
    close_topic,
    issue_minutes,
    sign_off_minutes,
    write_minutes,
)
from goldthread.partnership.meetings.commands.papers import add_paper
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Audience, Cadence, Meeting
from goldthread.partnership.meetings.sources import ACTION

How = Cadence.OnHoliday
PANEL = Pattern(
    every=Cadence.Every.MONTH, week=2, weekday=1, begins_at=time(9, 30), minutes_long=150, on_holiday=How.NEXT_DAY
)
EXECUTIVE = Pattern(
    every=Cadence.Every.TWO_MONTHS,
    week=3,
    weekday=3,
    begins_at=time(14),
    minutes_long=120,
    mode="hybrid",
    place="Council chamber, Northmere",
)
MEETING_GROUPS = ("practice_review_panel", "executive")
PAPER = """Multi-agency audit of neglect

Ten files were read by five agencies.
In six of them the home had been seen. In four it had not.
The panel is asked to agree that the audit is repeated in spring.
"""
TALKED = (
    "Those present heard that the home was seen in six of ten files. Health said that visits after school hours are"
    " hard to arrange; police offered to go along."
)
SUBJECTS = (
    "Audit of neglect",
    "Visits after school hours",
    "What children said of the front door",
    "Health assessments that were late",
    "Supervision of new social workers",
    "Babies who are not seen by a health visitor",
    "Children who were moved out of the area",
    "What schools asked of early help",
    "Interpreters at home visits",
    "Fathers who were not asked",
    "Strategy meetings without health",
    "Young carers who were not known",
)
WENT_ON = "The audit was repeated: the home was seen in nine of ten files."
AGREED = Decided(
    "The audit is repeated in spring, with visits after school hours.",
    "The home was not seen in four of ten files, as in the audit before.",
)


def fictitious_meetings(*, space: Space, seated: User, by: Actor, at: datetime) -> None:
    """A year of meetings, if there were none. ``seated`` chairs the panel and sits for the council on the executive."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if Meeting.objects.filter(space=space).exists():
            return
        panel, executive = (
            Group.objects.get(space=space, template=code) for code in ("practice_review_panel", "executive")
        )
        _seat(panel, executive, seated, by, at)
        begin = timezone.make_aware(datetime(timezone.localdate(at).year, 1, 1, 8))
        for group, pattern in ((panel, PANEL), (executive, EXECUTIVE)):
            set_cadence(group=group, pattern=pattern, from_on=begin.date(), by=by, at=begin)
            plan_year(group=group, year=begin.year, by=by, at=begin)
            plan_year(group=group, year=begin.year + 1, by=by, at=begin)
            _year_of(group, by, at)


def _seat(panel: Group, executive: Group, seated: User, by: Actor, at: datetime) -> None:
    """The board member of the demonstration sits on both, so that meetings can be seen as a member sees them."""
    month_ago = timezone.localdate(at) - timedelta(days=400)
    for group, role in ((panel, Seat.Role.CHAIR), (executive, Seat.Role.DELEGATED_SAFEGUARDING_PARTNER)):
        of_council = Agency.objects.get(space_id=group.space_id, kind=AgencyKind.LOCAL_AUTHORITY)
        seat = next(one for one in seats_on(group, month_ago) if one.role == role and one.agency == of_council)
        fill_seat(
            seat=seat,
            sitting=Sitting(holder=seated, deputy_name=seat.deputy_name),
            from_on=month_ago,
            by=by,
            at=at,
        )


def _year_of(group: Group, by: Actor, at: datetime) -> None:
    today = timezone.localdate(at)
    over = list(Meeting.objects.filter(group=group, on__lt=today).in_order())
    before: Meeting | None = None
    for number, meeting in enumerate(over):
        if number == 2:
            why = "Snow: too few could have come"
            cancel_meeting(meeting=meeting, why=why, by=by, at=_moment(meeting.on - timedelta(days=1)))
            continue
        is_last = number == len(over) - 1
        _held(meeting, before, number, by, at, leave_open=is_last)
        before = meeting
    for meeting in Meeting.objects.filter(group=group, on__gte=today).in_order()[:1]:
        _to_come(meeting, by, at)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(16)))


def _held(meeting: Meeting, before: Meeting | None, number: int, by: Actor, at: datetime, *, leave_open: bool) -> None:
    """One that is over: agenda, who came, minutes, a decision and an action; the last is not signed off yet."""
    began, held = _moment(meeting.on - timedelta(days=12)), min(_moment(meeting.on), at)
    begin_agenda(meeting=meeting, by=by, at=began)
    title = SUBJECTS[number % len(SUBJECTS)]
    details = ItemDetails(title, AgendaItem.Purpose.DECISION, what_is_asked="Agree what is done next")
    item = add_item(meeting=meeting, details=details, by=by, at=began)
    if number in (0, 4):
        carry_over(item=item, by=by, at=began)
    if 1 < number < 4 and (topic := meeting.items.filter(topic__isnull=False).first()):
        write_minutes(item=topic, words=WENT_ON, by=by, at=held)
        close_topic(item=topic, why="Practice changed: nine of ten", by=by, at=held)
    record_attendance(meeting=meeting, came=_who_came(meeting, number), by=by, at=held)
    if number == 1:
        record_guest(meeting=meeting, name="Wren Whitethroat", by=by, at=held)
    write_minutes(item=item, words=TALKED, by=by, at=held)
    decision = _decide(item, number, by, held)
    agency = Agency.objects.filter(space_id=meeting.space_id, short_name="MVC").first()
    if number in (0, 3) and agency:
        due_on = meeting.on + timedelta(days=60)
        what = f"Report back: {title.lower()}"
        action = give_action(item=item, what=what, due_on=due_on, agencies=[agency], by=by, at=held)
        if decision:
            link_decision(decision=decision, picked=[(ACTION, action.pk)], by=by, at=held)
    if before and before.signed_off_at and not leave_open:
        approve_minutes(meeting=Meeting.objects.get(pk=before.pk), approved_at=meeting, by=by, at=held)
    fresh = Meeting.objects.get(pk=meeting.pk)
    issued = min(_moment(meeting.on + timedelta(days=7)), at)
    if leave_open and meeting.group.template != MEETING_GROUPS[0]:
        return
    issue_minutes(meeting=fresh, by=by, at=issued)
    if not leave_open:
        sign_off_minutes(meeting=fresh, signed_off_as="Chair of the group", by=by, at=issued)
        meeting.refresh_from_db()


def _decide(item: AgendaItem, number: int, by: Actor, at: datetime) -> Decision | None:
    if number == 1:
        agency = Agency.objects.filter(space_id=item.space_id, short_name="MVC").first()
        against = Dissented("Visits after hours need staff that we do not have.", agency)
        voted = Decided(AGREED.words, AGREED.reasons, Decision.How.VOTED, (2, 1, 0), (against,))
        decision: Decision = record_decision(item=item, decided=voted, without_quorum=True, by=by, at=at)
        return decision
    if number % 2 == 0:
        decision = record_decision(item=item, decided=AGREED, without_quorum=True, by=by, at=at)
        return decision
    return None


def _who_came(meeting: Meeting, number: int) -> list[Came]:
    """Most came; one seat in four sent its deputy or apologies, another one each time."""
    how = Attendance.How
    said = []
    for place, seat in enumerate(seats_on(meeting.group, meeting.on)):
        turn = (place + number) % 5
        if turn == 3 and (seat.deputy_id or seat.deputy_name):
            said.append(Came(seat, how.DEPUTY))
        else:
            said.append(Came(seat, how.APOLOGIES if turn == 4 else how.PRESENT))
    return said


def _to_come(meeting: Meeting, by: Actor, at: datetime) -> None:
    """The next one: a paper, an item for members only, a conflict of interest. The panel's agenda is issued."""
    begin_agenda(meeting=meeting, by=by, at=at)
    details = ItemDetails(
        "Audit of neglect: what changed since spring",
        AgendaItem.Purpose.ASSURANCE,
        what_is_asked="Say whether practice changed",
        presenter="Head of quality assurance",
        minutes_long=30,
        paper_wanted=True,
    )
    item = add_item(meeting=meeting, details=details, by=by, at=at)
    received = receive(SimpleUploadedFile("audit-of-neglect.txt", PAPER.encode()))
    add_paper(item=item, title="Audit of neglect, ten files", received=received, by=by, at=at)
    for title, audience in (
        ("Capacity of the front door", Audience.MEETING),
        ("A matter of staffing", Audience.MEMBERS),
    ):
        asked = Agency.objects.get(space_id=meeting.space_id, kind=AgencyKind.LOCAL_AUTHORITY)
        wanted = audience == Audience.MEETING
        said = ItemDetails(
            title, audience=audience, minutes_long=15, paper_wanted=wanted, agency=asked if wanted else None
        )
        last = add_item(meeting=meeting, details=said, by=by, at=at)
    seat = next(one for one in seats_on(meeting.group, meeting.on) if one.role != Seat.Role.CHAIR)
    record_conflict(item=last, whose=Whose(seat), interest="Manages the team concerned", by=by, at=at)
    if meeting.group.template == MEETING_GROUPS[0]:
        issue_agenda(meeting=Meeting.objects.get(pk=meeting.pk), by=by, at=at)
