"""Whoever runs child death reviews, an agency, and somebody who must see nothing."""

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.pathways.child_death.factories import a_death


@pytest.fixture
def coordinator(partnership):
    return somebody("child_death_coordinator", partnership)


@pytest.fixture
def police(partnership):
    return an_agency(partnership)


@pytest.fixture
def constable(partnership, police):
    return somebody("practitioner", partnership, police)


@pytest.fixture
def case(partnership, police, coordinator):
    return a_death(partnership, by=coordinator)


@pytest.fixture
def browser_of():
    """A browser in which somebody is signed in."""

    def signed_in(user):
        client = DeskClient()
        client.force_login(user)
        return client

    return signed_in
