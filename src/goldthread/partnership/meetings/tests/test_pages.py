"""The pages of meetings: what each reader finds, what is refused with a sentence, and that nothing typed is lost."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.recording import Decided
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.files.factories import PDF, an_upload
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.groups.commands import Sitting, fill_seat
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.decisions import record_decision
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.factories import AFTER, MADE_AT, TESTS, a_meeting, a_panel, an_item, everybody_came
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Audience, Meeting, Paper

pytestmark = pytest.mark.django_db

HERE = "/p/northborough"
A_PDF = as_pdf("<html lang='en'><head><title>A</title></head><body><p>Text</p></body></html>")


@pytest.fixture
def coordinator(partnership):
    return visitor("coordinator", partnership)


@pytest.fixture
def panel(partnership):
    return a_panel(partnership, quorum_count=3, substitutes_allowed=False)


def kept(partnership, model, **which):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(model.objects.filter(**which).order_by("pk"))


def on(day, name="on"):
    return day_typed(name, day)


def text(page):
    return " ".join(page.text.split())


def page_of(meeting):
    return f"{HERE}/meetings/{meeting.pk}/"


def of_item(item, step):
    return f"{HERE}/meetings/items/{item.pk}/{step}/"


def test_a_calendar_is_made_from_a_page_and_says_what_moved(coordinator, partnership):
    group = a_group(partnership, "One Panel", kind="panel")
    year = timezone.localdate().year + 1
    asked = {
        "every": "month",
        "week": "1",
        "weekday": "0",
        "begins_at": "9:30am",
        "minutes_long": "120",
        "on_holiday": "week_later",
        "mode": "online",
        "papers_due_days": "5",
        "minutes_due_days": "10",
        **on(date(year, 1, 1), "from_on"),
    }
    coordinator.post(f"{HERE}/groups/{group.pk}/calendar/cadence/", asked)
    answer = coordinator.post(f"{HERE}/groups/{group.pk}/calendar/plan/", {"year": str(year)})
    assert answer["Location"] == f"{HERE}/groups/{group.pk}/calendar/{year}/"

    page = text(coordinator.get(f"{HERE}/groups/{group.pk}/calendar/{year}/"))
    assert page.count("09:30 to 11:30") == 12
    assert "is a bank holiday, so the group meets on" in page
    assert len(kept(partnership, Meeting)) == 12


def test_a_time_that_is_none_is_told_beside_its_box_and_nothing_is_lost(coordinator, partnership):
    group = a_group(partnership)
    sent = {"begins_at": "half past nine", "ends_at": "11:00", "mode": "online", "place": "Room 4"}
    page = coordinator.post(f"{HERE}/groups/{group.pk}/meetings/add/", {**sent, **on(date(2026, 12, 1))})

    assert "Enter a time, such as 9:30am or 14:30." in page.text
    assert "half past nine" in page.text
    assert "Room 4" in page.text
    assert kept(partnership, Meeting) == []


def test_a_member_reads_the_agenda_and_is_offered_nothing_to_change(partnership, panel):
    group, seats = panel
    member = visitor("board_member", partnership)
    fill_seat(seat=seats[0], sitting=Sitting(holder=member.user), from_on=date(2026, 1, 5), by=TESTS, at=MADE_AT)
    meeting = a_meeting(group)
    an_item(meeting, "Neglect")

    page = member.get(page_of(meeting))
    assert "1. Neglect" in text(page)
    assert "What you can do with item" not in page.text
    assert member.get(f"{HERE}/meetings/").text.count("One Panel") > 0


def test_whoever_sits_on_no_group_finds_no_meeting(partnership, panel):
    meeting = a_meeting(panel[0])
    stranger = visitor("board_member", partnership)

    assert stranger.get(page_of(meeting)).status_code == 404
    assert stranger.get(f"{HERE}/groups/{panel[0].pk}/calendar/2026/").status_code == 404
    assert "No meetings in sight" in stranger.get(f"{HERE}/meetings/").text


def test_whoever_has_a_conflict_finds_neither_item_nor_paper_nor_decision(partnership, panel, coordinator):
    group, seats = panel
    meeting = everybody_came(a_meeting(group), seats)
    item = an_item(meeting, "The service they run")
    coordinator.post(of_item(item, "papers/add"), {"title": "What went wrong", "file": an_upload(A_PDF, "paper.pdf")})
    [paper] = kept(partnership, Paper)
    decision = record_decision(item=item, decided=Decided("Ask them", "Because"), by=TESTS, at=AFTER)
    scrutineer = visitor("independent_scrutineer", partnership)
    places = [f"{HERE}/decisions/{decision.pk}/", f"{HERE}/files/{paper.file_id}/"]
    assert [scrutineer.get(place).status_code for place in places] == [200, 200]

    record_conflict(item=item, whose=Whose(account=scrutineer.user), interest="Runs it", by=TESTS, at=AFTER)

    assert "The service they run" not in scrutineer.get(page_of(meeting)).text
    assert [scrutineer.get(place).status_code for place in places] == [404, 404]
    assert "Ask them" not in scrutineer.get(f"{HERE}/decisions/").text


def test_attendance_is_recorded_seat_by_seat_and_the_quorum_follows(coordinator, partnership, panel):
    group, seats = panel
    meeting = a_meeting(group)
    address = f"{HERE}/meetings/{meeting.pk}/attendance/"
    page = coordinator.get(address)
    assert "allows no substitutes" in page.text
    assert "Somebody else stood in" not in page.text

    first = {f"how-{seat.pk}": "present" for seat in seats[:2]}
    coordinator.post(address, {"version": str(meeting.version), **first})
    assert "Not quorate" in text(coordinator.get(address))

    fresh = kept(partnership, Meeting)[0]
    coordinator.post(address, {"version": str(fresh.version), **first, f"how-{seats[2].pk}": "deputy"})
    page = text(coordinator.get(page_of(meeting)))
    assert "3 of 4 seats filled, at least 3 needed" in page
    assert "Not quorate" not in page
    assert len(kept(partnership, Attendance)) == 3


def test_a_decision_without_a_quorum_is_asked_about_once_and_says_so_ever_after(coordinator, partnership, panel):
    group, seats = panel
    meeting = everybody_came(a_meeting(group), seats[:2])
    item = an_item(meeting)
    said = {"words": "Repeat the audit", "reasons": "Missed in 4 of 10", "how": "agreed"}

    page = coordinator.post(of_item(item, "decide"), said)
    assert "There was no quorum: 2 of 4 seats filled, at least 3 needed" in text(page)
    assert "Missed in 4 of 10" in page.text
    assert kept(partnership, Decision) == []

    coordinator.post(of_item(item, "decide"), {**said, "without_quorum": "on"})
    [decision] = kept(partnership, Decision)
    assert "Without a quorum" in coordinator.get(f"{HERE}/decisions/{decision.pk}/").text
    listed = text(coordinator.get(f"{HERE}/decisions/?quorate=no"))
    assert "Repeat the audit" in listed


def test_two_clerks_on_one_item_see_both_versions(coordinator, partnership, panel):
    group, seats = panel
    item = an_item(everybody_came(a_meeting(group), seats))
    address, version = of_item(item, "minutes"), kept(partnership, AgendaItem)[0].version
    coordinator.post(address, {"version": str(version), "words": "The first clerk wrote this."})

    page = coordinator.post(address, {"version": str(version), "words": "The second clerk wrote that."})

    assert "The first clerk wrote this." in page.text
    assert "The second clerk wrote that." in page.text
    assert kept(partnership, AgendaItem)[0].minutes == "The first clerk wrote this."


def test_minutes_go_from_draft_to_signed_off_and_a_correction_stands_below(coordinator, partnership, panel):
    group, seats = panel
    meeting = everybody_came(a_meeting(group), seats)
    item = an_item(meeting)
    version = kept(partnership, AgendaItem)[0].version
    coordinator.post(of_item(item, "minutes"), {"version": str(version), "words": "Four of ten."})
    address = f"{HERE}/meetings/{meeting.pk}/minutes"
    coordinator.post(f"{address}/issue/", {})
    coordinator.post(f"{address}/sign-off/", {"signed_off_as": "Chair"})
    assert "Minutes signed off" in text(coordinator.get(page_of(meeting)))
    assert "signed off" in coordinator.get(of_item(item, "minutes")).text

    said = {"item": str(item.pk), "words": "Five of ten.", "reason": "Misheard"}
    coordinator.post(f"{address}/correct/", said)

    page = text(coordinator.get(page_of(meeting)))
    assert "Four of ten." in page
    assert "Five of ten." in page


def test_an_action_is_given_out_in_one_line_and_leads_back(coordinator, partnership, panel):
    group, seats = panel
    meeting = everybody_came(a_meeting(group), seats)
    due_on = timezone.localdate() + timedelta(days=30)
    said = {"what": "Send the audit", "owner": f"agency-{seats[0].agency_id}", **on(due_on, "due_on")}
    coordinator.post(of_item(an_item(meeting), "action"), said)

    assert "ONE-PANEL 2026-11-16/1" in coordinator.get(page_of(meeting)).text
    actions = coordinator.get(f"{HERE}/actions/").text
    assert "Send the audit" in actions


def test_papers_that_are_missing_are_told_and_one_that_came_is_replaced(coordinator, partnership, panel):
    meeting = a_meeting(panel[0], timezone.localdate() + timedelta(days=30))
    item = an_item(meeting, paper_wanted=True)
    assert "Paper missing" in coordinator.get(page_of(meeting)).text

    coordinator.post(of_item(item, "papers/add"), {"title": "The audit", "file": an_upload(A_PDF, "one.pdf")})
    [paper] = kept(partnership, Paper)
    coordinator.post(f"{HERE}/meetings/papers/{paper.pk}/replace/", {"file": an_upload(A_PDF, "two.pdf")})

    page = text(coordinator.get(page_of(meeting)))
    assert "Paper missing" not in page
    assert "Newer version" in page
    assert page.count("The audit") == 3  # its link, and twice for those who cannot see what a link stands beside


def test_an_item_for_members_is_marked_for_whoever_runs_the_meeting(coordinator, panel):
    meeting = a_meeting(panel[0])
    an_item(meeting, "A matter of staffing", audience=Audience.MEMBERS)

    assert "Members only" in coordinator.get(page_of(meeting)).text


def test_the_list_asks_the_database_as_often_for_many_meetings(coordinator, panel):
    days = iter(date(2026, 12, 1) + timedelta(days=number) for number in range(500))

    assert_flat(
        lambda: coordinator.get(f"{HERE}/meetings/"),
        lambda number: [a_meeting(panel[0], next(days)) for _ in range(number)],
        few=3,
        many=60,
    )


def test_a_pdf_that_nobody_could_read_is_refused_while_it_can_be_put_right(coordinator, partnership, panel):
    item = an_item(a_meeting(panel[0]))
    page = coordinator.post(of_item(item, "papers/add"), {"title": "The audit", "file": an_upload(PDF, "one.pdf")})

    assert "It has no pages." in page.text or "It is damaged" in page.text
    assert "Save it as a PDF again" in page.text
    assert kept(partnership, Paper) == []


def test_where_nothing_is_due_the_page_says_so_and_asks_nothing(coordinator, panel):
    page = coordinator.get(f"{HERE}/meetings/{a_meeting(panel[0]).pk}/agenda/due/")

    assert "Nothing that this group should look at is due" in page.text
    assert "Put on the agenda" not in page.text


@pytest.mark.parametrize("words", ["ab%00c", "%00%00", "word+" * 600])
def test_whatever_is_typed_to_find_a_record_is_looked_for(coordinator, panel, words):
    page = coordinator.get(f"{page_of(a_meeting(panel[0]))}agenda/about/?q={words}")
    assert page.status_code == 200
