"""Agencies are asked, and reply or do not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.cases.casework.factories import somebody
from goldthread.cases.requests.commands import (
    Reply,
    extend_lane,
    record_reply_for,
    reply_to_request,
    withdraw_lane,
    withdraw_request,
)
from goldthread.cases.requests.factories import NOTHING, a_reply, a_request, lane_to
from goldthread.cases.requests.jobs import remind_in, remind_lane
from goldthread.cases.requests.models import Lane, LaneReply
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.foundation.clocks import State
from goldthread.foundation.commands.refusals import ChangedMeanwhile, NotAllowed, Refused, SentBefore
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.messages.models import Message
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)
DUE = datetime(2026, 11, 9, 23, 59, 59, tzinfo=UTC)
"""Five working days after a Monday."""


def clocks_of(lane, at=LATER):
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        rows = Clock.objects.filter(subject_kind="case_request_lane", subject_id=lane.pk).with_state(at)
        return {clock.occurrence: clock for clock in rows}


def state_of(lane, at=LATER):
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        return Lane.objects.with_state(at).get(pk=lane.pk).state


def letters(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.filter(kind="information request").order_by("pk"))


def replies_in(lane):
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        return list(LaneReply.objects.filter(lane=lane).select_related("agency").order_by("number"))


def test_several_are_asked_at_once_each_in_a_lane_with_a_clock(case, school, hospital, desk):
    request = a_request(case, [school, hospital, school], by=desk, at=NOW)

    assert (str(request), request.role) == ("ESC-2026-0001/1", "coordinator")
    for agency in (school, hospital):
        lane = lane_to(agency, request)
        assert state_of(lane) == "waiting"
        assert clocks_of(lane)[1].due_at == DUE
    assert a_request(case, [school], by=desk, at=LATER).number == 2


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"basis": ""}, "basis"),
        ({"gateway": ""}, "gateway"),
        ({"gateway": "other"}, "gateway_other"),
        ({"condition": ""}, "condition"),
        ({"informed": ""}, "informed"),
        ({"informed": "no_unsafe"}, "informed_why"),
        ({"consent": "not_sought_with_reason"}, "consent_why"),
        ({"rationale": " "}, "rationale"),
    ],
)
def test_nobody_is_asked_without_a_lawful_basis(partnership, case, school, desk, said, field):
    with pytest.raises(Refused) as refusal:
        a_request(case, [school], by=desk, at=NOW, **said)

    assert refusal.value.field == field
    assert letters(partnership) == []


def test_only_who_may_share_from_the_pathway_asks(partnership, case, school, constable, teacher):
    scrutineer = somebody("independent_scrutineer", partnership)
    for one in (constable, teacher, scrutineer):
        with pytest.raises(Refused):
            a_request(case, [school], by=one, at=NOW)


def test_letters_carry_reference_and_link_and_nothing_of_the_child(partnership, case, school, teacher, desk):
    request = a_request(case, [school], by=desk, at=NOW)

    (letter,) = letters(partnership)
    assert letter.to == teacher.email
    assert "ESC-2026-0001/1" in letter.words
    assert lane_to(school, request).get_absolute_url() in letter.words
    assert "Reply by: 9 November 2026" in letter.words
    assert not any(word in letter.words + letter.subject for word in ("Ada", "Synthetic", "family", "disagree"))


def test_knowing_nothing_is_a_reply_that_meets_the_clock_and_stops_reminders(
    partnership, case, school, hospital, teacher, desk
):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    lane = lane_to(school, request)

    reply_to_request(lane=lane, reply=NOTHING, by=teacher, at=LATER)

    assert state_of(lane) == "knows_nothing"
    assert clocks_of(lane)[1].state == State.MET
    before = len(letters(partnership))
    late = DUE + timedelta(days=1)
    remind_lane.func(space_id=partnership.pk, lane_id=lane.pk)
    assert len(letters(partnership)) == before
    assert state_of(lane, late) == "knows_nothing"


def test_each_lane_that_waits_too_long_is_a_job_of_its_own(partnership, case, school, hospital, teacher, desk):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    reply_to_request(lane=lane_to(school, request), reply=NOTHING, by=teacher, at=LATER)

    remind_in(partnership.pk, NOW + timedelta(days=6))

    (job,) = ProcrastinateJob.objects.filter(task_name__endswith=".remind_lane")
    assert job.args == {"space_id": partnership.pk, "lane_id": lane_to(hospital, request).pk}


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
    for replied_at in (NOW - timedelta(minutes=1), LATER + timedelta(hours=1)):
        with pytest.raises(Refused) as refusal:
            record_reply_for(lane=lane, reply=a_reply(), replied_at=replied_at, **told)
        assert refusal.value.field == "replied_on"

    record_reply_for(lane=lane, reply=a_reply(), replied_at=LATER - timedelta(hours=1), **told)

    (reply,) = replies_in(lane)
    assert reply.whose == "Northborough Hospital: Duty nurse, by telephone"
    assert clocks_of(lane)[1].met_at == LATER - timedelta(hours=1)
    with pytest.raises(Refused):
        record_reply_for(lane=lane, reply=a_reply(), told_by="Nurse", replied_at=LATER, by=nurse, at=LATER)


def test_who_replies_in_the_minute_in_which_they_are_asked_is_believed(case, hospital, desk):
    asked_at = NOW + timedelta(seconds=45)
    lane = lane_to(hospital, a_request(case, [hospital], by=desk, at=asked_at))

    record_reply_for(lane=lane, reply=a_reply(), told_by="Nurse", replied_at=NOW, by=desk, at=asked_at)

    assert [one.replied_at for one in replies_in(lane)] == [NOW]


def test_what_was_said_last_counts_and_not_what_was_typed_last(case, hospital, nurse, desk):
    lane = lane_to(hospital, a_request(case, [hospital], by=desk, at=NOW))
    thursday = NOW + timedelta(days=3)
    reply_to_request(lane=lane, reply=a_reply(), by=nurse, at=thursday)

    friday = {"by": desk, "at": thursday + timedelta(days=1)}
    record_reply_for(lane=lane, reply=NOTHING, told_by="Nurse, by telephone", replied_at=LATER, **friday)

    assert state_of(lane, thursday + timedelta(days=1)) == "replied"
    assert clocks_of(lane, thursday + timedelta(days=1))[1].met_at == LATER


def test_what_is_withdrawn_takes_no_reply_and_its_clock_runs_no_more(case, school, hospital, teacher, nurse, desk):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    reply_to_request(lane=lane_to(hospital, request), reply=a_reply(), by=nurse, at=LATER)

    withdraw_request(request=request, why="It was settled.", by=desk, at=LATER)

    lane = lane_to(school, request)
    assert (state_of(lane), state_of(lane_to(hospital, request))) == ("withdrawn", "replied")
    assert clocks_of(lane)[1].state == State.CANCELLED
    with pytest.raises(Refused, match=r"no longer needed\. It was settled\."):
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
