"""What those on a group are told about its meetings. No letter names an item: it may be about a child."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.accounts.models import User
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.messages.sending import Letter, queue_messages
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.meetings.ical import CANCEL, PUBLISH, REQUEST, calendar_of_meetings
from goldthread.partnership.meetings.models import Meeting

KIND = "meeting"


def people_on(group: Group, day: date) -> list[User]:
    """Who holds a seat on a group or deputises on a day, and signs in: nobody else is written to."""
    seats = Seat.objects.filter(group=group).in_force(day)
    holders, deputies = seats.values("holder"), seats.values("deputy")
    return list(User.objects.filter(Q(pk__in=holders) | Q(pk__in=deputies), is_active=True).order_by("pk"))


def write_calendar(group: Group, meetings: list[Meeting], at: datetime) -> int:
    """One letter to each with all of these meetings, to be put into a calendar at once. Says how many were written."""
    days = "\n".join(f"{in_words(one.on)}, {one.begins_at:%H:%M} to {one.ends_at:%H:%M}" for one in meetings)
    words = f"{group.name} meets on these days:\n\n{days}\n\nThe file with this letter puts them into your calendar."
    calendar = calendar_of_meetings(meetings, _address(), at, method=PUBLISH)
    return _write(group, meetings[0].on, f"Meetings of {group.name}", words, at, calendar=lambda _: calendar)


def write_change(meeting: Meeting, was_on: date, at: datetime) -> int:
    """That a meeting was moved or cancelled, to those who have it in their calendars: also who sat only on its day."""
    is_off = meeting.state == Meeting.State.CANCELLED
    what = "is cancelled" if is_off else f"is on {in_words(meeting.on)}, {meeting.begins_at:%H:%M} now"
    words = f"{meeting.group.name} {what}.\n\n{meeting.why_changed}\n\n{_page_of(meeting)}"

    def calendar(to: User) -> str:
        method = CANCEL if is_off else REQUEST
        sender = settings.DEFAULT_FROM_EMAIL
        return calendar_of_meetings([meeting], _address(), at, method=method, to=to.email, sender=sender)

    people = {one.pk: one for day in (was_on, meeting.on) for one in people_on(meeting.group, day)}.values()
    return _write_to(people, meeting.group, f"{meeting.group.name} {what}", words, at, calendar=calendar)


def write_issued(meeting: Meeting, what: str, at: datetime) -> int:
    """That agenda or draft minutes can be read: ``what`` says which."""
    words = f"{what} of {meeting} can be read here, after signing in:\n\n{_page_of(meeting)}"
    return _write(meeting.group, meeting.on, f"{what} of {meeting}", words, at)


def write_reminder(meeting: Meeting, at: datetime) -> int:
    """That a meeting comes soon."""
    when = f"{in_words(meeting.on)}, {meeting.begins_at:%H:%M} to {meeting.ends_at:%H:%M}"
    where = ", ".join(filter(None, [meeting.get_mode_display(), meeting.place, meeting.link]))
    words = f"{meeting.group.name} meets on {when}. {where}.\n\nAgenda and papers: {_page_of(meeting)}"
    return _write(meeting.group, meeting.on, f"{meeting.group.name} meets on {in_words(meeting.on)}", words, at)


def write_paper_is_due(meeting: Meeting, people: Iterable[User], at: datetime) -> int:
    """That a paper of one's agency is due for a meeting and is not here."""
    words = (
        f"A paper of your agency for {meeting} is due on {in_words(meeting.papers_due_on)} and is not here yet."
        f" Send it here, after signing in:\n\n{_address()}{reverse('papers_asked', args=[meeting.space.slug])}"
    )
    letters = [Letter(one.email, f"A paper for {meeting} is due", words) for one in people]
    return len(queue_messages(space=meeting.space, letters=letters, kind=KIND, at=at))


def _write(
    group: Group, day: date, subject: str, words: str, at: datetime, *, calendar: Callable[[User], str] | None = None
) -> int:
    return _write_to(people_on(group, day), group, subject, words, at, calendar=calendar)


def _write_to(
    people: Iterable[User],
    group: Group,
    subject: str,
    words: str,
    at: datetime,
    *,
    calendar: Callable[[User], str] | None = None,
) -> int:
    letters = [Letter(one.email, subject, words, calendar(one) if calendar else "") for one in people]
    return len(queue_messages(space=group.space, letters=letters, kind=KIND, at=at))


def _address() -> str:
    return settings.ADDRESS.rstrip("/")


def _page_of(meeting: Meeting) -> str:
    return f"{_address()}{meeting.get_absolute_url()}"
