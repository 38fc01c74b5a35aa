"""Meetings stand on the first page of those who sit there, and what is owed for them on that of a clerk."""

from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.factories import a_meeting, a_panel

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def panel(partnership):
    return a_panel(partnership)[0]


def seated(member, group):
    """Give the person at a browser the first seat of a group."""
    with opened(actor=SYSTEM_ACTOR, writing=group.space_id):
        seat = Seat.objects.filter(group=group).earliest("pk")
        seat.holder_id = int(member.session["_auth_user_id"])
        seat.save(update_fields=["holder"])


def test_who_sits_on_a_group_finds_its_next_meetings(partnership, panel, today):
    a_meeting(panel, today + timedelta(days=9))
    a_meeting(panel, today + timedelta(days=70))
    member = visitor("board_member", partnership)
    seated(member, panel)

    page = member.get("/").text

    assert "Your meetings" in page
    assert page.count("One Panel on ") == 1
    assert "10:00 to 12:00 · papers due" in page


def test_who_sits_nowhere_is_shown_no_meeting(partnership, panel, today):
    a_meeting(panel, today + timedelta(days=9))

    page = visitor("agency_lead", partnership, an_agency(partnership, "Hospital")).get("/").text

    assert "One Panel" not in page


def test_a_clerk_sees_what_is_owed_for_a_meeting_and_that_it_is_late(partnership, panel, today):
    a_meeting(panel, today - timedelta(days=1))
    a_meeting(panel, today + timedelta(days=5))

    page = visitor("coordinator", partnership).get("/").text

    assert "Meetings to prepare or write up" in page
    assert "Record who came by" in page
    assert "Begin the agenda by" in page
    assert "Late" in page


def test_the_first_page_asks_as_often_for_many_meetings_as_for_few(partnership, panel, today):
    clerk, days = visitor("coordinator", partnership), count(1)
    seated(clerk, panel)

    def make(number):
        for _ in range(number):
            a_meeting(panel, today + timedelta(days=next(days)))

    assert_flat(lambda: clerk.get("/"), make, few=2, many=6)
