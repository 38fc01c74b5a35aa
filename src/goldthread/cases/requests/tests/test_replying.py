"""Agencies reply, one after another or at once; what is withdrawn or shut takes no reply."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.requests.commands import (
    Reply,
    extend_lane,
    record_reply_for,
    reply_to_request,
    withdraw_lane,
    withdraw_request,
)
from goldthread.cases.requests.factories import NOTHING, a_reply, a_request, lane_to
from goldthread.cases.requests.queries import counted_by_agency
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.foundation.clocks import State
from goldthread.foundation.commands.refusals import ChangedMeanwhile, NotAllowed, Refused, SentBefore
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)
DUE = datetime(2026, 11, 9, 23, 59, 59, tzinfo=UTC)


def test_a_newer_reply_stands_beside_the_earlier_one(case, school, teacher, desk):
    lane = lane_to(school, a_request(case, [school], by=desk, at=NOW))
    reply_to_request(lane=lane, reply=NOTHING, by=teacher, at=LATER)
    reply_to_request(lane=lane, reply=a_reply("She came on Monday."), by=teacher, at=LATER + timedelta(hours=1))

    assert [(one.number, one.answer) for one in replies_in(lane)] == [(1, "knows_nothing"), (2, "replied")]
    assert state_of(lane) == "replied"
    assert clocks_of(lane)[1].met_at == LATER


@pytest.mark.parametrize(("answer", "words"), [("replied", " "), ("declined", ""), ("", "Something")])
def test_a_reply_says_something(case, school, teacher, desk, answer, words):
    lane = lane_to(school, a_request(case, [school], by=desk, at=NOW))

    with pytest.raises(Refused):
        reply_to_request(lane=lane, reply=Reply(answer=answer, words=words), by=teacher, at=LATER)

    assert replies_in(lane) == []


def test_nobody_replies_in_another_agencys_lane(partnership, case, school, hospital, teacher, nurse, desk, constable):
    lane = lane_to(school, a_request(case, [school, hospital], by=desk, at=NOW))
    for one in (nurse, constable):
        with pytest.raises(Refused, match="no longer there"):
            reply_to_request(lane=lane, reply=NOTHING, by=one, at=LATER)
    with pytest.raises(NotAllowed):
        reply_to_request(lane=lane, reply=NOTHING, by=desk, at=LATER)

    assert replies_in(lane) == []


def test_the_desk_types_what_came_by_telephone_under_the_post_that_said_it(case, hospital, nurse, desk):
    lane = lane_to(hospital, a_request(case, [hospital], by=desk, at=NOW))
    told = {"told_by": "Duty nurse, by telephone", "by": desk, "at": LATER}
    for replied_at in (NOW - timedelta(hours=1), LATER + timedelta(hours=1)):
        with pytest.raises(Refused):
            record_reply_for(lane=lane, reply=a_reply(), replied_at=replied_at, **told)

    record_reply_for(lane=lane, reply=a_reply(), replied_at=LATER - timedelta(hours=1), **told)

    (reply,) = replies_in(lane)
    assert reply.whose == "Northborough Hospital: Duty nurse, by telephone"
    assert clocks_of(lane)[1].met_at == LATER - timedelta(hours=1)
    with pytest.raises(Refused):
        record_reply_for(lane=lane, reply=a_reply(), told_by="Nurse", replied_at=LATER, by=nurse, at=LATER)


def test_what_is_withdrawn_takes_no_reply_and_its_clock_runs_no_more(case, school, hospital, teacher, nurse, desk):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    reply_to_request(lane=lane_to(hospital, request), reply=a_reply(), by=nurse, at=LATER)

    withdraw_request(request=request, why="It was settled.", by=desk, at=LATER)

    lane = lane_to(school, request)
    assert (state_of(lane), state_of(lane_to(hospital, request))) == ("withdrawn", "replied")
    assert clocks_of(lane)[1].state == State.CANCELLED
    with pytest.raises(Refused, match="was withdrawn"):
        reply_to_request(lane=lane, reply=a_reply(), by=teacher, at=LATER)
    with pytest.raises(Refused):
        withdraw_lane(lane=lane, why="Again", by=desk, at=LATER)
    with pytest.raises(Refused, match="Nobody owes"):
        withdraw_request(request=request, why="Again", by=desk, at=LATER)


def test_more_time_is_given_before_the_last_day_and_not_after_it(case, school, desk):
    lane = lane_to(school, a_request(case, [school], by=desk, at=NOW))
    extend_lane(lane=lane, working_days=10, why="Half term.", by=desk, at=LATER)

    clocks = clocks_of(lane)
    assert clocks[1].state == State.CANCELLED
    assert clocks[2].due_at == datetime(2026, 11, 16, 23, 59, 59, tzinfo=UTC)
    assert state_of(lane, DUE + timedelta(days=1)) == "waiting"

    with pytest.raises(Refused, match="stays on record as late"):
        extend_lane(lane=lane, working_days=5, why="More.", by=desk, at=clocks[2].due_at + timedelta(days=1))


def test_whoever_replies_from_a_page_that_is_old_is_told_that_a_colleague_was_quicker(case, school, teacher, desk):
    lane = lane_to(school, a_request(case, [school], by=desk, at=NOW))
    reply_to_request(lane=lane, reply=a_reply(), by=teacher, at=LATER, seen_version=lane.version, key="one")

    with pytest.raises(SentBefore):
        reply_to_request(lane=lane, reply=a_reply(), by=teacher, at=LATER, seen_version=lane.version, key="one")
    with pytest.raises(ChangedMeanwhile):
        reply_to_request(lane=lane, reply=NOTHING, by=teacher, at=LATER, seen_version=lane.version, key="two")

    assert len(replies_in(lane)) == 1


def test_an_agency_with_a_conflict_of_interest_is_not_asked(partnership, case, school, desk):
    declare_conflict(about=case, agency=school, kind="other", words="It is about them.", by=desk, at=NOW)

    with pytest.raises(Refused, match="conflict of interest") as refusal:
        a_request(case, [school], by=desk, at=LATER)
    assert refusal.value.field == "agencies"


def test_non_replies_are_counted_by_agency(partnership, case, school, hospital, teacher, desk):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    a_request(case, [school], by=desk, at=NOW, working_days=20)
    reply_to_request(lane=lane_to(school, request), reply=NOTHING, by=teacher, at=LATER)
    late = DUE + timedelta(days=1)

    with opened(actor=desk.pk, reading=[partnership.pk]):
        rows = counted_by_agency(partnership, seen_by(desk, late), late)
        names = ("asked", "told", "knows_nothing", "declined", "waiting", "overdue")
        counted = {row.name: tuple(getattr(row, name) for name in names) for row in rows}

    assert counted == {"Hill School": (2, 0, 1, 0, 1, 0), "Northborough Hospital": (1, 0, 0, 0, 1, 1)}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_reply_at_once_both_are_kept(partnership, case, school, desk):
    people = [somebody("practitioner", partnership, school, name=name) for name in ("one", "two")]
    lane, at_once = lane_to(school, a_request(case, [school], by=desk, at=NOW)), Barrier(2)

    def reply(number):
        at_once.wait(10)
        try:
            reply_to_request(lane=lane, reply=a_reply(f"Reply {number}"), by=people[number], at=LATER)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        list(both.map(reply, range(2)))

    assert {one.words for one in replies_in(lane)} == {"Reply 0", "Reply 1"}
    assert [one.number for one in replies_in(lane)] == [1, 2]
    assert clocks_of(lane)[1].state == State.MET
