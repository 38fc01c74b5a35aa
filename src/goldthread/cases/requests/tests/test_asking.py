"""Agencies are asked, and reply or do not."""

from datetime import UTC, datetime, timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.going_live.models import TakingPart
from goldthread.cases.requests.commands import (
    remind_of_lane,
    reply_to_request,
)
from goldthread.cases.requests.factories import NOTHING, a_case, a_reply, a_request, lane_to
from goldthread.cases.requests.jobs import REMINDER, remind_in, remind_lane, that_wait_too_long
from goldthread.cases.requests.letters import addresses_of
from goldthread.cases.requests.models import Lane, LaneReply
from goldthread.cases.requests.on_your_work import to_answer
from goldthread.cases.requests.queries import replied_before
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.foundation.clocks import State
from goldthread.foundation.commands.refusals import Refused
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


def test_who_does_not_reply_is_reminded_once_before_and_once_after(partnership, case, school, teacher, desk):
    lane = lane_to(school, a_request(case, [school], by=desk, at=NOW))
    told = []
    for days in (0, 1, 6, 7, 8, 9):
        at = NOW + timedelta(days=days)
        for _ in range(2):
            if lane.pk in list(that_wait_too_long(partnership.pk, at)):
                remind_of_lane(lane=lane, by=REMINDER, at=at)
                told.append(days)

    assert told == [6, 8]
    subjects = [letter.subject for letter in letters(partnership)]
    assert len(subjects) == 3
    assert subjects[1].startswith("Reply by 9 November 2026")
    assert subjects[2].startswith("Overdue")
    assert state_of(lane, NOW + timedelta(days=9)) == "overdue"


@pytest.mark.parametrize("shut", ["conflict", "closed", "ended"])
def test_no_reminder_goes_to_who_must_not_know_of_the_case_nor_of_one_that_is_closed(
    partnership, case, school, teacher, desk, shut
):
    lane = lane_to(school, a_request(case, [school], by=desk, at=NOW))
    late = NOW + timedelta(days=8)
    assert lane.pk in that_wait_too_long(partnership.pk, late)
    before = len(letters(partnership))
    if shut == "conflict":
        declare_conflict(about=case, agency=school, kind="own_decision", words="", by=desk, at=LATER)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        if shut == "closed":
            Case.objects.filter(pk=case.pk).update(closed_at=LATER)
        if shut == "ended":
            TakingPart.objects.filter(agency=school).update(ended_on=LATER.date(), ended_why="It has its own process.")

    assert lane.pk not in that_wait_too_long(partnership.pk, late)
    remind_of_lane(lane=lane, by=REMINDER, at=late)
    assert len(letters(partnership)) == before
    with opened(actor=teacher.pk, reading=[partnership.pk]):
        assert list(to_answer(seen_by(teacher, late), late)) == []


def test_an_agency_in_conflict_is_written_to_at_no_address(partnership, case, school, teacher, desk):
    lane = lane_to(school, a_request(case, [school], by=desk, at=NOW))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert addresses_of(lane, LATER) == [teacher.email]
    declare_conflict(about=case, agency=school, kind="own_decision", words="", by=desk, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert addresses_of(lane, LATER) == []


def test_what_was_replied_in_a_case_that_a_conflict_hides_is_not_read_in_another(
    partnership, case, school, hospital, teacher, desk, police, council
):
    first = lane_to(school, a_request(case, [school], by=desk, at=NOW))
    reply_to_request(lane=first, reply=a_reply("She came on Monday."), by=teacher, at=LATER)
    other = a_case(partnership, police, council, by=desk, at=NOW)
    lane = lane_to(school, a_request(other, [school], by=desk, at=LATER))

    def before():
        with opened(actor=teacher.pk, reading=[partnership.pk]):
            return [one.words for one in replied_before(lane, seen_by(teacher, LATER + timedelta(hours=1)))]

    assert before() == ["She came on Monday."]
    declare_conflict(about=case, account=teacher, kind="own_family", words="", by=desk, at=LATER)
    assert before() == []


def test_each_lane_that_waits_too_long_is_a_job_of_its_own(partnership, case, school, hospital, teacher, desk):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    reply_to_request(lane=lane_to(school, request), reply=NOTHING, by=teacher, at=LATER)

    remind_in(partnership.pk, NOW + timedelta(days=6))

    (job,) = ProcrastinateJob.objects.filter(task_name__endswith=".remind_lane")
    assert job.args == {"space_id": partnership.pk, "lane_id": lane_to(hospital, request).pk}
