"""Only the owner itself answers what it is chased for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.chasing.models import Escalation
from goldthread.foundation.chasing.of_spaces import chase_in_space
from goldthread.foundation.chasing.on_actions import unanswered
from goldthread.foundation.chasing.tests.test_digests import (
    TESTS,
    UNDER_WAY,
    a_board_seat,
    a_lead,
    a_space,
    due,
    given,
    report,
    sent,
)
from goldthread.foundation.progress.reporting import report_progress
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def test_what_the_partnership_records_for_an_owner_answers_neither_a_reminder_nor_an_escalation() -> None:
    live = a_space("northborough")
    police = an_agency(live)
    a_lead(police)
    seat_holder = make_user("director@example.org", "Director")
    a_board_seat(police, seat_holder)
    action = an_action(live, "1.2", [police], due=due(-30))
    chase_in_space(space=live, by=TESTS, at=timezone.now() - timedelta(days=1))
    coordinator = given(make_user("coordinator@example.org", "Coordinator"), live, "coordinator")

    report_progress(action=action, said=UNDER_WAY, by=coordinator, at=timezone.now())
    assert "lead@example.org" in sent(live)
    with opened(actor=SYSTEM_ACTOR, reading=[live.pk]):
        assert unanswered(Escalation.objects.all()).exists()

    report(action, UNDER_WAY)
    with opened(actor=SYSTEM_ACTOR, reading=[live.pk]):
        assert not unanswered(Escalation.objects.all()).exists()
