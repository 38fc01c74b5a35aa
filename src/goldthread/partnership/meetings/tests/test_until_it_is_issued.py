"""What others see of a meeting while it is being written up, and what is told of days to come."""

from datetime import date

import pytest

from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.groups.commands import Sitting, end_seat, fill_seat
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.agenda import begin_agenda
from goldthread.partnership.meetings.commands.calendar import When, invite_to_meetings, move_meeting
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict, remove_conflict
from goldthread.partnership.meetings.commands.minutes import carry_over, issue_minutes, write_minutes
from goldthread.partnership.meetings.factories import (
    AFTER,
    MADE_AT,
    TEN,
    TESTS,
    TWELVE,
    a_meeting,
    a_panel,
    an_item,
    everybody_came,
)
from goldthread.partnership.meetings.models import Conflict, Meeting

pytestmark = pytest.mark.django_db
NEXT = date(2026, 12, 14)


@pytest.fixture
def panel(partnership):
    return a_panel(partnership)


@pytest.fixture
def member(partnership, panel):
    client = visitor("board_member", partnership)
    fill_seat(seat=panel[1][0], sitting=Sitting(holder=client.user), from_on=date(2026, 1, 5), by=TESTS, at=MADE_AT)
    return client


def test_minutes_that_are_being_typed_are_read_once_a_draft_is_issued(partnership, panel, member):
    meeting = everybody_came(a_meeting(panel[0]), panel[1])
    item = an_item(meeting)
    write_minutes(item=item, words="Half a sentence", by=TESTS, at=AFTER)
    page = f"/p/northborough/meetings/{meeting.pk}/"
    clerk = visitor("coordinator", partnership)
    assert "Half a sentence" in clerk.get(page).text
    assert "Half a sentence" not in member.get(page).text

    issue_minutes(meeting=meeting_now(partnership, meeting), by=TESTS, at=AFTER)
    assert "Half a sentence" in member.get(page).text


def meeting_now(partnership, meeting):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return Meeting.objects.select_related("group", "space").get(pk=meeting.pk)


def test_a_meeting_that_was_held_before_it_was_recorded_gets_its_agenda_too(partnership, panel):
    meeting = a_meeting(panel[0])
    page = visitor("coordinator", partnership).get(f"/p/northborough/meetings/{meeting.pk}/").text

    assert "Record who came" in page
    assert f"/p/northborough/meetings/{meeting.pk}/agenda/begin/" in page


def test_whoever_sits_only_on_the_old_day_is_told_that_a_meeting_moved(partnership, panel):
    leaving = make_user("leaving@panel.example", "Lark Hazel")
    seat = fill_seat(seat=panel[1][0], sitting=Sitting(holder=leaving), from_on=date(2026, 1, 5), by=TESTS, at=MADE_AT)
    meeting = a_meeting(panel[0])
    invite_to_meetings(group=panel[0], year=2026, by=TESTS, at=MADE_AT)
    end_seat(seat=seat, on=date(2026, 11, 30), by=TESTS, at=MADE_AT)

    moved = When(NEXT, TEN, TWELVE)
    move_meeting(meeting=meeting_now(partnership, meeting), when=moved, why="No room", by=TESTS, at=MADE_AT)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        told = list(Message.objects.filter(kind="meeting").values_list("to", flat=True))
    assert told.count("leaving@panel.example") == 2


def test_a_conflict_recorded_by_mistake_goes_from_later_agendas_too(partnership, panel, reading):
    item = an_item(a_meeting(panel[0]), "Neglect")
    carry_over(item=item, by=TESTS, at=MADE_AT)
    coming = begin_agenda(meeting=a_meeting(panel[0], NEXT), by=TESTS, at=MADE_AT)
    conflict = record_conflict(item=item, whose=Whose(seat=panel[1][1]), interest="A governor", by=TESTS, at=MADE_AT)
    assert Conflict.objects.filter(item__meeting=coming).exists()

    remove_conflict(conflict=conflict, by=TESTS, at=MADE_AT)
    assert not Conflict.objects.exists()
