"""Agencies are asked, and what they told is shared, on a lawful basis."""

import pytest

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import CaseSharing
from goldthread.cases.chronology.commands import (
    ask_agencies,
    share_chronology,
)
from goldthread.cases.chronology.factories import AN_ASK, ASKED_AT
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .test_lanes import tell_entry_of

pytestmark = pytest.mark.django_db


def test_nobody_is_asked_and_nothing_is_shared_without_a_lawful_basis(case, lane, health, constable, desk):
    tell_entry_of(lane, constable)
    with pytest.raises(Refused, match="Until then nothing is shared"):
        ask_agencies(
            case=case, agencies=[health], asked=AN_ASK, due_on=None, basis=a_basis(condition=""), by=desk, at=ASKED_AT
        )
    with pytest.raises(Refused, match="no more is shared") as refusal:
        share_chronology(chronology=lane.chronology, basis=a_basis(rationale=" "), by=desk, at=ASKED_AT)

    assert refusal.value.field == "rationale"
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert [one.agency for one in ChronologyLane.objects.select_related("agency")] == [lane.agency]
        assert [one.shared_with for one in CaseSharing.objects.all()] == [lane.agency.name]
