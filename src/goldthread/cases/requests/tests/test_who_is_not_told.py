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
from goldthread.cases.requests.queries import lanes_of, replied_before, unreached_in
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.foundation.accounts.factories import DeskClient
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


def page_of(request, desk):
    client = DeskClient()
    client.force_login(desk)
    with opened(actor=SYSTEM_ACTOR, reading=[request.space_id]):
        address = request.get_absolute_url()
    return client.get(address).text


def test_the_desk_is_not_sent_to_an_agency_from_which_a_conflict_hides_the_case(
    partnership, case, school, hospital, desk
):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    assert "No letter reaches Hill School, Northborough Hospital:" in page_of(request, desk)

    declare_conflict(about=case, agency=school, kind="own_decision", words="", by=desk, at=LATER)

    assert "No letter reaches Northborough Hospital:" in page_of(request, desk)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert unreached_in(lanes_of(request, LATER), LATER) == ["Northborough Hospital"]


def test_why_no_letter_reaches_an_agency_is_true_where_its_only_lead_has_a_conflict(case, school, teacher, desk):
    """They have an account, and whether they have a conflict is not said."""
    request = a_request(case, [school], by=desk, at=NOW)
    declare_conflict(about=case, account=teacher, kind="own_family", words="", by=desk, at=LATER)

    page = page_of(request, desk)

    assert "No letter reaches Hill School: nobody there who may know of the case can be written to." in page
    assert "has an account" not in page
