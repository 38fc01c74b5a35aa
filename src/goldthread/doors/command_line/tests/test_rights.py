"""What is due to people who ask, from the command line, and never who they are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.partnership.rights.commands.breaches import Known, record_breach
from goldthread.partnership.rights.factories import SOUGHT, TESTS, gathered

from .running import run

pytestmark = pytest.mark.django_db


def test_what_is_due_is_listed_the_first_first_and_nobody_is_named(partnership, store):
    gathered(partnership)
    now = timezone.now()
    known = Known(now - timedelta(hours=73), "A letter of Quillon Testerby was lost", "A plan")
    record_breach(space=partnership, known=known, by=TESTS, at=now)

    ran = run("rights", "due", "--json")

    assert {one["reference"] for one in ran.data} == {"SAR-1", "BRE-1"}
    assert [one["late"] for one in ran.data if one["kind"] == "breach"] == [True]
    assert SOUGHT not in str(ran.data)
    assert "BRE-1" in run("rights", "due", "--space", "northborough").said
    assert run("rights", "due", "--space", "nowhere").code != 0
