"""A review, its agencies with their leads, and people in a role."""

from datetime import date

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import three_partners
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.factories import a_briefing, led
from goldthread.partnership.learning.factories import a_published_review


@pytest.fixture
def review(partnership):
    return a_published_review(partnership)


@pytest.fixture
def agencies(partnership):
    """The council, the ICB and the police, each with a lead."""
    found = three_partners(partnership)
    led(*found)
    return found


@pytest.fixture
def briefing(review):
    return a_briefing(review)


@pytest.fixture
def standing_as(partnership):
    """How somebody stands who holds a role in the partnership."""

    def stand(role, agency=None):
        return Standing((Holding(space=partnership, role=role, agency=agency, starts_on=date(2020, 1, 1)),))

    return stand


@pytest.fixture
def somebody(partnership):
    """An account that holds a role in the partnership."""

    def hold(role, agency=None):
        user = make_user(f"{role}@northborough.example", role)
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            Holding.objects.create(space=partnership, user=user, role=role, agency=agency, starts_on=date(2020, 1, 1))
        return user

    return hold
