"""What the demonstration asks."""

import pytest

from goldthread.cases.casework.factories import a_case, somebody
from goldthread.cases.requests.demonstration import HEALTH, POLICE, fictitious_requests
from goldthread.cases.requests.models import InformationRequest, LaneReply
from goldthread.cases.requests.queries import lanes_of
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def test_one_agency_knows_nothing_and_the_other_is_waited_for_however_often_it_is_loaded(partnership):
    agencies = {name: an_agency(partnership, name) for name in (HEALTH, POLICE)}
    people = {"partnership_manager": somebody("partnership_manager", partnership)}
    a_case(partnership, agencies[HEALTH], agencies[POLICE], by=people["partnership_manager"])

    for _ in range(2):
        fictitious_requests(space=partnership, agencies=agencies, people=people, at=NOW)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        states = {lane.agency.name: lane.state for lane in lanes_of(InformationRequest.objects.get(), NOW)}
        shared = [(reply.answer, reply.shared_at) for reply in LaneReply.objects.order_by("pk")]
    assert states == {HEALTH: "waiting", POLICE: "replied"}
    assert shared == [("knows_nothing", NOW), ("replied", None)]
