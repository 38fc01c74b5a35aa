"""Who sees what was asked and what was replied."""

import re
from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import a_basis, seen_by, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import events_of
from goldthread.cases.casework.sharing import sharings_of
from goldthread.cases.requests.commands import reply_to_request, share_reply
from goldthread.cases.requests.factories import a_reply, a_request, lane_to
from goldthread.cases.requests.models import InformationRequest, Lane, LaneReminder, LaneReply
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def request_(case, school, hospital, desk):
    return a_request(case, [school, hospital], by=desk, at=NOW)


def seen(user, model, space, at=LATER):
    with opened(actor=user.pk, reading=[space.pk]):
        return list(model.objects.visible_to(seen_by(user, at)).order_by("pk"))


def agencies_in(user, space, at=LATER):
    with opened(actor=user.pk, reading=[space.pk]):
        rows = Lane.objects.visible_to(seen_by(user, at))
        return set(rows.values_list("agency__name", flat=True))


def test_a_stranger_sees_nothing_of_it(partnership, request_):
    stranger = somebody("agency_lead", partnership, an_agency(partnership, "Youth Club", kind="academy"))
    member = somebody("board_member", partnership)

    for one in (stranger, member):
        assert [seen(one, model, partnership) for model in (InformationRequest, Lane, LaneReply, Case)] == [[]] * 4


def test_an_agency_sees_its_own_lane_and_nothing_of_the_case(partnership, request_, teacher, nurse):
    assert agencies_in(teacher, partnership) == {"Hill School"}
    assert agencies_in(nurse, partnership) == {"Northborough Hospital"}
    assert seen(teacher, InformationRequest, partnership) == []
    assert seen(teacher, Case, partnership) == []


@pytest.mark.parametrize("model", [Lane, LaneReply, LaneReminder])
def test_one_is_read_without_going_through_every_case(partnership, request_, desk, teacher, model):
    """Whether somebody sees it is asked of its own case and lane: of all others none is gathered first."""
    for user in (desk, teacher):
        with opened(actor=user.pk, reading=[partnership.pk]):
            plan = model.objects.visible_to(seen_by(user, LATER)).filter(pk=1).explain()
        assert {gathered_from(plan, number) for number in re.findall(r"hashed SubPlan (\d+)", plan)} & MANY == set()


MANY = {"case", "case_request", "case_request_lane", "access_grant"}
"""Of these there are more with every case. Conflicts, roles and who takes part are few, and may be gathered first."""


def gathered_from(plan, number):
    return re.search(rf"SubPlan {number}\n\s+->\s+.*? on \"?(\w+)", plan)[1]


def test_an_agency_that_takes_part_in_the_case_does_not_see_whom_else_was_asked(partnership, request_, constable):
    assert len(seen(constable, Case, partnership)) == 1
    assert agencies_in(constable, partnership) == set()
    assert seen(constable, InformationRequest, partnership) == []


def test_the_timeline_tells_the_desk_alone_who_was_asked(case, request_, desk, constable):
    def told(user):
        with opened(actor=user.pk, reading=[case.space_id]):
            return [(one.what, one.words) for one in events_of(case, seen_by(user, LATER))]

    assert told(desk) == [("Agencies asked", "Of: Hill School and Northborough Hospital"), ("Raised", "")]
    assert told(constable) == [("Raised", "")]


def test_the_desk_sees_every_lane_with_its_clock(partnership, request_, desk):
    assert agencies_in(desk, partnership) == {"Hill School", "Northborough Hospital"}
    with opened(actor=desk.pk, reading=[partnership.pk]):
        clocks = Clock.objects.visible_to(seen_by(desk, LATER)).filter(subject_kind="case_request_lane")
        assert [clock.binding for clock in clocks] == ["local", "local"]


def test_a_reply_is_read_by_the_desk_and_its_agency_until_the_desk_shares_it(
    partnership, case, request_, school, teacher, nurse, constable, desk
):
    reply = reply_to_request(lane=lane_to(school, request_), reply=a_reply(), by=teacher, at=LATER)

    def readers(at=LATER):
        return [len(seen(one, LaneReply, partnership, at)) for one in (desk, teacher, constable, nurse)]

    assert readers() == [1, 1, 0, 0]
    with pytest.raises(Refused) as refusal:
        share_reply(reply=reply, basis=a_basis(rationale=" "), by=desk, at=LATER)
    assert refusal.value.field == "rationale"
    for one in (teacher, constable):
        with pytest.raises(Refused):
            share_reply(reply=reply, basis=a_basis(), by=one, at=LATER)
    assert readers() == [1, 1, 0, 0]

    share_reply(reply=reply, basis=a_basis(), by=desk, at=LATER)

    assert readers() == [1, 1, 1, 0]
    with opened(actor=desk.pk, reading=[partnership.pk]):
        (kept,) = sharings_of(case, seen_by(desk, LATER), reply)
        assert (kept.what, kept.shared_with) == ("What Hill School replied", "All who see the case")
        assert ("Shared", "What Hill School replied") in [
            (one.what, one.words) for one in events_of(case, seen_by(desk, LATER))
        ]
    with pytest.raises(Refused, match="can read it already"):
        share_reply(reply=reply, basis=a_basis(), by=desk, at=LATER)


@pytest.mark.parametrize("mark", [{"third_party": True}, {"sensitive": True}])
def test_a_mark_keeps_a_reply_with_the_desk_for_good(partnership, request_, school, teacher, constable, desk, mark):
    reply = reply_to_request(lane=lane_to(school, request_), reply=a_reply(**mark), by=teacher, at=LATER)

    with pytest.raises(Refused, match="It is marked as"):
        share_reply(reply=reply, basis=a_basis(), by=desk, at=LATER)

    assert [len(seen(one, LaneReply, partnership)) for one in (desk, teacher, constable)] == [1, 1, 0]


def test_a_conflict_of_interest_hides_it_from_the_person(partnership, request_, teacher, desk):
    with opened(actor=desk.pk, reading=[partnership.pk]):
        case = Case.objects.get(pk=request_.case_id)
    declare_conflict(about=case, account=teacher, kind="own_family", words="", by=desk, at=NOW)

    assert agencies_in(teacher, partnership) == set()


def test_a_conflict_of_interest_of_the_desks_own_person_hides_it_too(partnership, request_, desk):
    with opened(actor=desk.pk, reading=[partnership.pk]):
        case = Case.objects.get(pk=request_.case_id)
    declare_conflict(about=case, account=desk, kind="own_family", words="", by=desk, at=NOW)

    assert agencies_in(desk, partnership) == set()
    assert seen(desk, InformationRequest, partnership) == []
