"""Whom a conflict, a closed case or an agreement that was taken back keeps from what is asked and replied."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import a_case, seen_by
from goldthread.cases.casework.models import Case
from goldthread.cases.going_live.models import TakingPart
from goldthread.cases.requests.commands import (
    extend_lane,
    remind_of_lane,
    reply_to_request,
    withdraw_lane,
)
from goldthread.cases.requests.factories import a_link, a_reply, a_request, lane_to
from goldthread.cases.requests.jobs import REMINDER, that_wait_too_long
from goldthread.cases.requests.letters import addresses_of
from goldthread.cases.requests.on_your_work import to_answer
from goldthread.cases.requests.queries import replied_before
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)


def letters(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.filter(kind="information request").order_by("pk"))


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


def test_no_letter_of_any_kind_goes_to_an_agency_that_declared_a_conflict_after_it_was_asked(
    partnership, case, school, teacher, desk
):
    """Nor to the mailbox to which a one-time link was sent."""
    lane = lane_to(school, a_request(case, [school], by=desk, at=NOW))
    a_link(lane, LATER, by=desk)
    before = len(letters(partnership))
    declare_conflict(about=case, agency=school, kind="own_decision", words="", by=desk, at=LATER)

    extend_lane(lane=lane, working_days=9, why="Half term.", by=desk, at=LATER + timedelta(hours=1))
    withdraw_lane(lane=lane, why="It is settled.", by=desk, at=LATER + timedelta(hours=2))

    assert len(letters(partnership)) == before


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
