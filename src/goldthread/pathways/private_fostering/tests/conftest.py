"""Whoever visits and decides, an agency, and somebody who must see nothing."""

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.pathways.private_fostering.factories import a_notice


@pytest.fixture
def officer(partnership):
    return somebody("private_fostering_officer", partnership)


@pytest.fixture
def second(partnership):
    """Another of the same role."""
    return somebody("private_fostering_officer", partnership, name="second")


@pytest.fixture
def police(partnership):
    return an_agency(partnership)


@pytest.fixture
def constable(partnership, police):
    return somebody("practitioner", partnership, police)


@pytest.fixture
def case(partnership, police, officer):
    return a_notice(partnership, by=officer)


@pytest.fixture
def browser_of():
    """A browser in which somebody is signed in."""

    def signed_in(user):
        client = DeskClient()
        client.force_login(user)
        return client

    return signed_in
