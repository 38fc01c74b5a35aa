"""Advice in writing that was recorded before anybody was asked how it went out is not owed once more by an upgrade."""

from importlib import import_module

import pytest
from django.db import connection

from goldthread.cases.casework.models import CaseEvent
from goldthread.cases.casework.recording import owed_in_writing
from goldthread.cases.letters.models import CaseLetter
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_contact, then
from goldthread.pathways.lado.models import FollowUp

pytestmark = pytest.mark.django_db
UPGRADE = import_module("goldthread.pathways.lado.migrations.0005_advice_written_elsewhere")
ADVICE = {"letter": "advice", "step": "advised", "ordered_at": RECEIVED_AT}


@pytest.fixture
def case(partnership, officer):
    """As an earlier program left it: advised, and put in writing without a word of how."""
    case = a_contact(partnership, by=officer)
    then(case, "advised", by=officer, at=RECEIVED_AT)
    then(case, "followed_up", by=officer, at=RECEIVED_AT)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        FollowUp.objects.update(elsewhere="")
    return case


def upgraded(case):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id), connection.cursor() as cursor:
        cursor.execute(UPGRADE.ASKED_OF_NOBODY)


def said_of_it(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return FollowUp.objects.get(case=case).elsewhere, owed_in_writing(case)


def test_it_is_owed_no_more_and_its_consultation_can_end(case, officer):
    assert said_of_it(case) == ("", ["Advice in writing"])

    upgraded(case)

    assert said_of_it(case) == ("This was recorded before it was asked how the advice went out.", [])
    then(case, "consultation_ended", by=officer, at=RECEIVED_AT)


@pytest.mark.parametrize("state", [CaseLetter.State.WAITING, CaseLetter.State.FAILED])
def test_where_a_letter_was_made_nothing_is_said_in_its_place(case, state):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        advice = CaseEvent.objects.get(case=case, step="advised")
        CaseLetter.objects.create(space_id=case.space_id, case=case, record_id=advice.record_id, state=state, **ADVICE)

    upgraded(case)

    assert bool(said_of_it(case)[0]) is (state == CaseLetter.State.FAILED)
