"""Whoever runs the panel, the chair who decides, three partners, and somebody who must see nothing."""

from datetime import date

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind as Kind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import a_panel, seats_of


@pytest.fixture
def partners(partnership):
    """The council, health and the police."""
    kinds = {"Council": Kind.LOCAL_AUTHORITY, "ICB": Kind.ICB, "Police": Kind.POLICE_TERRITORIAL}
    since = {"is_safeguarding_partner": True, "starts_on": date(2015, 1, 1)}
    return [an_agency(partnership, f"Northborough {name}", kind=kind, **since) for name, kind in kinds.items()]


@pytest.fixture
def officer(partnership, partners):
    return somebody("review_officer", partnership)


@pytest.fixture
def chair(partnership, officer):
    return somebody("review_chair", partnership)


@pytest.fixture
def panel(partnership, officer):
    return a_panel(partnership)


@pytest.fixture
def sat(partnership, panel):
    """All three seats, each by its holder."""
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return seats_of(partnership)


@pytest.fixture
def browser_of():
    """A browser in which somebody is signed in."""

    def signed_in(user):
        client = DeskClient()
        client.force_login(user)
        return client

    return signed_in
