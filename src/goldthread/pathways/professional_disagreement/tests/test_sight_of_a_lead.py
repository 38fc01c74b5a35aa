"""Handing a case over ends the sight that leading it gave, and none that somebody gave its lead on purpose."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from goldthread.cases.casework.commands import hand_to
from goldthread.cases.casework.factories import somebody
from goldthread.foundation.grants.commands import give_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.tests.test_put_right import LATER, as_it_is

pytestmark = pytest.mark.django_db
UPGRADE = import_module("goldthread.cases.casework.migrations.0017_sight_that_leading_gave")
ON_PURPOSE = "Sees it through with the family"


@pytest.fixture
def other(partnership):
    return somebody("coordinator", partnership, name="other")


def handed(case, lead, by, days):
    hand_to(case=as_it_is(case), lead=lead, by=by, at=LATER + timedelta(days=days))


def given_as_lead(case, lead, by):
    said = {"standing_as": "lead", "purpose": ON_PURPOSE, "ends_at": None}
    give_grant(about=as_it_is(case), account=lead, **said, by=by, at=LATER)


def purposes(case, user):
    """For what they see it, of all that has no end."""
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        still = Grant.objects.filter(about_kind="case", about_id=case.pk, account=user, ends_at=None)
        return [grant.purpose for grant in still.order_by("pk")]


def test_what_somebody_gave_their_lead_on_purpose_stays_when_another_leads(case, other, manager):
    given_as_lead(case, other, manager)
    handed(case, other, manager, 1)
    assert purposes(case, other) == [ON_PURPOSE, "leads the case"]

    handed(case, manager, manager, 2)

    assert purposes(case, other) == [ON_PURPOSE]
    assert purposes(case, manager) == ["leads the case, and took it up themselves"]


@pytest.mark.parametrize("few", [1, 1000])
def test_what_leading_gave_before_it_was_marked_ends_too(case, other, manager, few):
    given_as_lead(case, other, manager)
    handed(case, other, manager, 1)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Grant.objects.update(by_leading=False)
        UPGRADE.mark_what_leading_gave(None, SimpleNamespace(connection=connection), few)

    handed(case, manager, manager, 2)

    assert purposes(case, other) == [ON_PURPOSE]
