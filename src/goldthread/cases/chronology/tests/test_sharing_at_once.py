"""An agency ends its part while a chronology is shared with it: whichever comes first, it reads nothing afterwards."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import CaseSharing
from goldthread.cases.chronology.commands import hand_lane_in, share_chronology
from goldthread.cases.chronology.factories import ASKED_AT
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.cases.going_live.commands import end_part
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.commands.one_after_another import second_waits
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db(transaction=True)
LATER = ASKED_AT + timedelta(days=1)


@pytest.fixture
def leaving(partnership, case, health, lane_of_health, desk):
    """Health ends its part."""
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        part = TakingPart.objects.select_related("agency").get(agency=health, pathway=case.pathway)
    return lambda: end_part(part=part, on=LATER.date(), why="It has its own process.", by=desk, at=LATER)


@pytest.fixture
def sharing(case, lane, lane_of_health, desk):
    hand_lane_in(lane=lane, knows_nothing=True, by=desk, at=ASKED_AT)
    return lambda: share_chronology(chronology=lane.chronology, basis=a_basis(), by=desk, at=LATER)


def shared(case):
    """With whom it was shared in words, and who reads the others."""
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        words = list(CaseSharing.objects.filter(what="The chronology").values_list("shared_with", flat=True))
        reading = ChronologyLane.objects.exclude(reads_others_at=None)
        return words, list(reading.values_list("agency__name", flat=True))


def test_it_is_not_shared_with_an_agency_that_is_just_leaving(case, leaving, sharing):
    assert second_waits(leaving, sharing) == "done"

    assert shared(case) == (["Northborough Police"], ["Northborough Police"])


def test_what_is_shared_in_the_moment_in_which_it_leaves_it_reads_no_more(case, leaving, sharing):
    assert second_waits(sharing, leaving) == "done"

    assert shared(case) == (["Northborough Police and Northmere Health"], ["Northborough Police"])
