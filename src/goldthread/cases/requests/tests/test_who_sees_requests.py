"""Who sees what was asked and what was replied."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import events_of
from goldthread.cases.requests.commands import reply_to_request
from goldthread.cases.requests.factories import a_reply, a_request, lane_to
from goldthread.cases.requests.models import InformationRequest, Lane, LaneReply
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.foundation.agencies.factories import an_agency
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


@pytest.mark.parametrize(("mark", "reads"), [({}, True), ({"third_party": True}, False), ({"sensitive": True}, False)])
def test_a_mark_keeps_a_reply_from_agencies_that_take_part(
    partnership, request_, school, teacher, nurse, constable, desk, mark, reads
):
    reply_to_request(lane=lane_to(school, request_), reply=a_reply(**mark), by=teacher, at=LATER)

    assert len(seen(constable, LaneReply, partnership)) == reads
    assert [len(seen(one, LaneReply, partnership)) for one in (desk, teacher, nurse)] == [1, 1, 0]


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
