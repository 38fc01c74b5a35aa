"""Which clocks of a concern are said to be a late entry: those alone whose record was typed here long after."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.models import Came
from goldthread.cases.casework.on_foundation import is_late_entry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact
from goldthread.pathways.lado.models import Contact
from goldthread.pathways.lado.tests.clocks import only

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("came", "is_late"), [(one, one == Came.TYPED) for one in Came])
def test_what_came_from_a_file_or_was_made_up_is_never_shamed_as_typed_late(partnership, officer, came, is_late):
    days_ago = timezone.now() - timedelta(days=3)
    case = a_contact(partnership, by=officer, at=days_ago, known_on=days_ago.date(), concern_on=None)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Contact.objects.filter(case=case).update(came=came)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert is_late_entry(only(case, "LADO-01")) is is_late
