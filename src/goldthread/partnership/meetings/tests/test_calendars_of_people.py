"""What reaches people’s own calendars and mailboxes: when groups meet, and nothing of what about."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.commands import Sitting, end_seat, fill_seat
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.agenda import begin_agenda, issue_agenda
from goldthread.partnership.meetings.commands.calendar import When, cancel_meeting, invite_to_meetings, move_meeting
from goldthread.partnership.meetings.commands.feeds import end_feed, make_feed
from goldthread.partnership.meetings.factories import MADE_AT, TEN, TESTS, TWELVE, a_meeting, a_panel, an_item
from goldthread.partnership.meetings.ical import REQUEST, calendar_of_meetings
from goldthread.partnership.meetings.jobs import remind
from goldthread.partnership.meetings.models import CalendarFeed, Meeting

pytestmark = pytest.mark.django_db

ADDRESS = "https://desk.example"
SUMMER, WINTER = date(2026, 7, 14), date(2026, 12, 14)


@pytest.fixture
def panel(partnership):
    """A panel on which one person sits who signs in."""
    group, seats = a_panel(partnership)
    member = make_user("member@panel.example", "Lark Hazel")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=member, role="board_member", starts_on=date(2020, 1, 1))
    fill_seat(seat=seats[0], sitting=Sitting(holder=member), from_on=date(2026, 1, 5), by=TESTS, at=MADE_AT)
    group.member = member
    return group


def letters(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(Message.objects.filter(kind="meeting").order_by("pk"))


def events(text):
    return list(Calendar.from_ical(text).walk("VEVENT"))


@pytest.mark.parametrize(("on", "utc"), [(SUMMER, 9), (WINTER, 10)])
def test_a_meeting_at_ten_is_at_ten_in_summer_and_in_winter(panel, on, utc, reading):
    text = calendar_of_meetings([a_meeting(panel, on)], ADDRESS, MADE_AT)

    [event] = events(text)
    assert event["DTSTART"].dt.astimezone(UTC).hour == utc
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert "BEGIN:VTIMEZONE" in text


def test_a_calendar_tells_no_item(panel, reading):
    meeting = a_meeting(panel, WINTER)
    an_item(meeting, "Child Q: what the school saw")
    text = calendar_of_meetings([meeting], ADDRESS, MADE_AT, method=REQUEST, to="a@b.example", sender="c@d.example")

    assert "Child Q" not in text
    [event] = events(text)
    assert str(event["SUMMARY"]) == "One Panel"
    assert str(event["ATTENDEE"]) == "mailto:a@b.example"


def test_one_letter_brings_the_whole_year_and_a_change_tells_the_same_entry_again(partnership, panel):
    for on in (WINTER, date(2026, 12, 21)):
        a_meeting(panel, on)
    invite_to_meetings(group=panel, year=2026, by=TESTS, at=MADE_AT)
    [letter] = letters(partnership)
    assert letter.to == "member@panel.example"
    first = events(letter.calendar)
    assert [event["DTSTART"].dt.date() for event in first] == [WINTER, date(2026, 12, 21)]

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        meeting = Meeting.objects.select_related("group__space", "space").get(on=WINTER)
    move_meeting(meeting=meeting, when=When(date(2026, 12, 15), TEN, TWELVE), why="Snow", by=TESTS, at=MADE_AT)
    cancel_meeting(meeting=meeting, why="Snow again", by=TESTS, at=MADE_AT)

    moved, off = (letter.calendar for letter in letters(partnership)[1:])
    assert ("METHOD:REQUEST" in moved, "METHOD:CANCEL" in off) == (True, True)
    [changed], [cancelled] = events(moved), events(off)
    assert changed["UID"] == cancelled["UID"] == first[0]["UID"]
    assert [int(event["SEQUENCE"]) for event in (first[0], changed, cancelled)] == [0, 1, 2]
    assert str(cancelled["STATUS"]) == "CANCELLED"


def test_whoever_was_not_invited_is_told_of_no_change(partnership, panel):
    cancel_meeting(meeting=a_meeting(panel, WINTER), why="Snow", by=TESTS, at=MADE_AT)

    assert letters(partnership) == []


def test_nobody_to_write_to_is_said(partnership):
    group, _ = a_panel(partnership)
    a_meeting(group, WINTER)
    with pytest.raises(Refused, match="Nobody on this group signs in"):
        invite_to_meetings(group=group, year=2026, by=TESTS, at=MADE_AT)


def test_the_letter_about_an_agenda_names_no_item(partnership, panel):
    meeting = begin_agenda(meeting=a_meeting(panel, WINTER), by=TESTS, at=MADE_AT)
    an_item(meeting, "Child Q: what the school saw")
    issue_agenda(meeting=meeting, by=TESTS, at=MADE_AT)

    [letter] = letters(partnership)
    assert "Child Q" not in letter.subject + letter.words
    assert f"/p/northborough/meetings/{meeting.pk}/" in letter.words


def test_people_are_reminded_once_of_a_meeting_and_leads_of_papers(partnership, panel, monkeypatch):
    agency = an_agency(partnership, "Northborough Police")
    lead = make_user("lead@police.example", "Wren Moss")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(
            space=partnership, user=lead, role="agency_lead", agency=agency, starts_on=date(2020, 1, 1)
        )
    an_item(a_meeting(panel, WINTER), "What police saw", agency=agency, paper_wanted=True)
    # Papers are due on 7 December, five working days before the meeting.
    for day in (2, 3, 3, 10, 10):
        at = datetime(2026, 12, day, 7, 20, tzinfo=UTC)
        monkeypatch.setattr("goldthread.foundation.jobs.job.timezone.now", lambda at=at: at)
        remind.func()

    told = [(one.to, one.subject) for one in letters(partnership)]
    assert told == [
        ("lead@police.example", "A paper for One Panel on 14 December 2026 is due"),
        ("member@panel.example", "One Panel meets on 14 December 2026"),
    ]


def test_a_feed_tells_when_ones_groups_meet_until_it_is_ended(partnership, panel, client):
    a_meeting(panel, WINTER)
    other, _ = a_panel(partnership, "Another panel")
    a_meeting(other, WINTER)
    made = make_feed(space=partnership, by=panel.member, at=MADE_AT)
    address = f"/calendar/{made.text}.ics"

    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert [str(event["SUMMARY"]) for event in events(answer.content.decode())] == ["One Panel"]

    end_feed(feed=made.feed, by=panel.member, at=MADE_AT)
    assert client.get(address).status_code == 404


def test_a_feed_tells_nothing_once_its_person_sits_on_no_group(partnership, panel, client):
    a_meeting(panel, WINTER)
    made = make_feed(space=partnership, by=panel.member, at=MADE_AT)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        seat = panel.seats.get(holder=panel.member)
    end_seat(seat=seat, on=date(2026, 11, 1), by=TESTS, at=MADE_AT)

    assert events(client.get(f"/calendar/{made.text}.ics").content.decode()) == []


def test_a_new_address_ends_the_one_before(panel, partnership, client):
    first = make_feed(space=partnership, by=panel.member, at=MADE_AT)
    second = make_feed(space=partnership, by=panel.member, at=MADE_AT)

    assert [client.get(f"/calendar/{one.text}.ics").status_code for one in (first, second)] == [404, 200]


@pytest.mark.parametrize("text", ["gt_1_1_short", f"gt_1_1_{'a' * 43}", "anything"])
def test_a_wrong_address_opens_nothing(partnership, client, text):
    assert client.get(f"/calendar/{text}.ics").status_code == 404


def test_the_address_is_shown_once_on_the_page_and_only_its_digest_is_kept(partnership):
    member = visitor("board_member", partnership)
    page = member.post("/p/northborough/meetings/calendar/", {}).text
    text = page.split("/calendar/gt_")[1].split(".ics")[0]

    assert text not in member.get("/p/northborough/meetings/calendar/").text
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert text.split("_")[-1] not in str(list(CalendarFeed.objects.values()))
    member.post("/p/northborough/meetings/calendar/", {"end": "yes"})
    assert "You have no address yet" in member.get("/p/northborough/meetings/calendar/").text


def test_whoever_has_no_seat_is_told_what_to_do(partnership):
    page = visitor("coordinator", partnership).get("/p/northborough/meetings/calendar/").text
    assert "Ask whoever runs the partnership to record your seat" in page
