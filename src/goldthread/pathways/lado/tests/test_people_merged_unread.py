"""The steward of the register decides on people of cases that they do not read."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.people.factories import a_merge, a_person
from goldthread.cases.people.models import Person, SaidName
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_referral

pytestmark = pytest.mark.django_db
LATER = RECEIVED_AT + timedelta(days=2)


def test_they_are_one_and_the_steward_reads_no_more_of_their_cases_than_before(partnership, officer, manager):
    first, second = (a_person(a_referral(partnership, by=officer), by=officer, at=LATER) for _ in range(2))

    a_merge(kept=first, gone=second, by=manager, at=LATER)

    with opened(actor=manager.pk, reading=[partnership.pk]):
        assert Person.objects.get(pk=second.pk).root_id == first.pk
        assert not SaidName.objects.visible_to(seen_by(manager, LATER)).exists()
