"""Meetings as iCalendar (RFC 5545): what a calendar program shows, and nothing of what a meeting is about."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from goldthread.partnership.meetings.models import Meeting

LONDON = ZoneInfo("Europe/London")
MADE_BY = "-//Goldthread//Meetings//EN"
PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"
STATES = {
    Meeting.State.PLANNED: "CONFIRMED",
    Meeting.State.HELD: "CONFIRMED",
    Meeting.State.CANCELLED: "CANCELLED",
}


def calendar_of_meetings(
    meetings: Iterable[Meeting], address: str, at: datetime, *, method: str = PUBLISH, to: str = "", sender: str = ""
) -> str:
    """The text of a calendar. ``address`` is that of the house; ``method`` says what the reader is to do with it.

    An invitation, or its withdrawal, names whom it is ``to`` and its ``sender``, both e-mail addresses.
    """
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for meeting in meetings:
        calendar.add_component(_event(meeting, address, at, to, sender))
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


def _event(meeting: Meeting, address: str, at: datetime, to: str, sender: str) -> Event:
    event, page = Event(), f"{address}{meeting.get_absolute_url()}"
    event.add("uid", f"meeting-{meeting.space_id}-{meeting.pk}@{urlsplit(address).hostname or 'localhost'}")
    event.add("sequence", meeting.changes)
    event.add("dtstamp", at)
    event.add("dtstart", datetime.combine(meeting.on, meeting.begins_at, LONDON))
    event.add("dtend", datetime.combine(meeting.on, meeting.ends_at, LONDON))
    event.add("summary", f"{meeting.group.name}")
    event.add("status", STATES[Meeting.State(meeting.state)])
    event.add("class", "PRIVATE")
    event.add("url", page)
    if where := ", ".join(filter(None, [meeting.place, meeting.link])):
        event.add("location", where)
    event.add("description", f"Agenda and papers, after signing in: {page}")
    if to:
        event.add("organizer", vCalAddress(f"mailto:{sender}"))
        invited = vCalAddress(f"mailto:{to}")
        invited.params["ROLE"] = vText("REQ-PARTICIPANT")
        event.add("attendee", invited)
    return event
