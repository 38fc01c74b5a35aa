"""What an agency told before its case was closed is recorded afterwards; and what an earlier program left open ends."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse

from goldthread.cases.casework.commands import reopen_case
from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.models import Case
from goldthread.cases.requests.commands import record_reply_for, reply_to_request, withdraw_lane
from goldthread.cases.requests.factories import a_reply, a_request, lane_to
from goldthread.cases.requests.models import Lane, LaneReply
from goldthread.cases.requests.queries import counted_by_agency
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.cases.requests.tests.test_asking_and_replying import clocks_of, letters, state_of
from goldthread.cases.requests.tests.test_endings import LATER, NEXT_WEEK, TUESDAY, close
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.clocks import State
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
SHARED = import_module("goldthread.cases.requests.migrations.0004_replies_shared_and_reminders").SHARED
WITHDRAWN = import_module("goldthread.cases.requests.migrations.0006_what_still_waits_in_a_closed_case").WITHDRAWN
IN_TIME = TUESDAY - timedelta(hours=1)
TOLD = {"reply": a_reply(), "told_by": "Head, by telephone"}


@pytest.fixture
def lane(case, school, teacher, desk):
    return lane_to(school, a_request(case, [school], by=desk, at=NOW))


def figures(lane, desk):
    with opened(actor=desk.pk, reading=[lane.space_id]):
        one = counted_by_agency(lane.space, seen_by(desk, NEXT_WEEK), NEXT_WEEK).get(pk=lane.agency_id)
        return one.asked, one.told, one.waiting, one.overdue


def upgraded(space, statement):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("is_open_again", [False, True])
def test_a_reply_that_came_before_the_case_was_closed_is_recorded_and_counts(case, lane, desk, is_open_again):
    close(case, on=TUESDAY, by=desk)
    if is_open_again:
        with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
            closed = Case.objects.get(pk=case.pk)
        reopen_case(case=closed, why="More is known.", by=desk, at=TUESDAY + timedelta(hours=2))

    record_reply_for(lane=lane, **TOLD, replied_at=IN_TIME, by=desk, at=NEXT_WEEK)

    assert state_of(lane, NEXT_WEEK) == "replied"
    clock = clocks_of(lane, NEXT_WEEK)[1]
    assert (clock.state, clock.met_at, clock.cancelled_at) == (State.MET, IN_TIME, None)
    assert figures(lane, desk) == (1, 1, 0, 0)


def test_one_that_came_afterwards_is_not_and_the_form_says_so_beside_its_day(case, lane, teacher, desk):
    close(case, on=TUESDAY, by=desk)

    with pytest.raises(Refused, match="nobody waited for it any more") as refusal:
        record_reply_for(lane=lane, **TOLD, replied_at=TUESDAY + timedelta(minutes=1), by=desk, at=NEXT_WEEK)
    assert refusal.value.field == "replied_on"
    with pytest.raises(Refused, match="no longer needed"):
        reply_to_request(lane=lane, reply=a_reply(), by=teacher, at=NEXT_WEEK)
    assert state_of(lane, NEXT_WEEK) == "withdrawn"


def test_one_that_came_after_a_case_was_closed_as_of_a_day_before_it_was_asked_is_recorded(case, school, teacher, desk):
    lane = lane_to(school, a_request(case, [school], by=desk, at=TUESDAY))
    close(case, on=TUESDAY - timedelta(hours=3), by=desk, at=NEXT_WEEK)
    replied_at = TUESDAY + timedelta(hours=5)

    record_reply_for(lane=lane, **TOLD, replied_at=replied_at, by=desk, at=NEXT_WEEK)

    assert state_of(lane, NEXT_WEEK) == "replied"
    clock = clocks_of(lane, NEXT_WEEK)[1]
    assert (clock.state, clock.met_at, clock.cancelled_at) == (State.MET, replied_at, None)
    with pytest.raises(Refused, match="They were asked on"):
        record_reply_for(lane=lane, **TOLD, replied_at=TUESDAY - timedelta(hours=1), by=desk, at=NEXT_WEEK)


def test_what_a_person_withdrew_takes_no_reply(lane, desk):
    withdraw_lane(lane=lane, why="We know it by now.", by=desk, at=TUESDAY)

    with pytest.raises(Refused, match="We know it by now"):
        record_reply_for(lane=lane, **TOLD, replied_at=IN_TIME, by=desk, at=NEXT_WEEK)


@pytest.mark.parametrize("is_closed", [True, False])
def test_the_page_leads_there_only_where_a_case_was_closed(case, lane, desk, is_closed):
    if is_closed:
        close(case, on=TUESDAY, by=desk)
    else:
        withdraw_lane(lane=lane, why="We know it by now.", by=desk, at=TUESDAY)
    browser = DeskClient()
    browser.force_login(desk)
    form = reverse("record_reply_for", args=[lane.space.slug, lane.pk])

    assert (form in browser.get(lane.request.get_absolute_url()).text) is is_closed
    assert ("Record the reply" in browser.get(form).text) is is_closed


def test_what_waited_in_a_case_that_was_closed_before_ends_as_of_then_and_nobody_is_written_to(
    partnership, case, lane, desk, hospital
):
    close(case, on=TUESDAY, by=desk)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Lane.objects.update(withdrawn_at=None, withdrawn_why="", withdrawn_with_case=False)
        Clock.objects.filter(subject_kind="case_request_lane").update(cancelled_at=None)
    written = len(letters(partnership))
    assert figures(lane, desk) == (1, 0, 1, 1)

    upgraded(partnership, WITHDRAWN)

    assert state_of(lane, NEXT_WEEK) == "withdrawn"
    clock = clocks_of(lane, NEXT_WEEK)[1]
    assert (clock.state, clock.cancelled_at) == (State.CANCELLED, TUESDAY)
    assert figures(lane, desk) == (1, 0, 0, 0)
    assert len(letters(partnership)) == written
    record_reply_for(lane=lane, **TOLD, replied_at=IN_TIME, by=desk, at=NEXT_WEEK)
    assert figures(lane, desk) == (1, 1, 0, 0)


def test_what_waits_in_an_open_case_goes_on_waiting(partnership, lane):
    upgraded(partnership, WITHDRAWN)

    assert state_of(lane) == "waiting"


def test_replies_that_were_open_to_all_who_see_the_case_stay_so_and_their_page_says_it(
    partnership, lane, teacher, constable, desk
):
    reply_to_request(lane=lane, reply=a_reply("Read by all."), by=teacher, at=LATER)
    for mark in ("third_party", "sensitive"):
        reply_to_request(lane=lane, reply=a_reply("Of a neighbour.", **{mark: True}), by=teacher, at=LATER)

    upgraded(partnership, SHARED)

    with opened(actor=constable.pk, reading=[partnership.pk]):
        read = LaneReply.objects.visible_to(seen_by(constable, NEXT_WEEK))
        assert [one.words for one in read] == ["Read by all."]
    browser = DeskClient()
    browser.force_login(desk)
    page = browser.get(lane.request.get_absolute_url()).text
    assert page.count("All who see the case can read it, since") == 1
    assert "It is not shared." not in page
