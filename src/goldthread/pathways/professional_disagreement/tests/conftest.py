"""Two agencies that disagree, a third that must see nothing, and the office."""

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.pathways.professional_disagreement.factories import a_disagreement


@pytest.fixture
def police(partnership):
    return an_agency(partnership)


@pytest.fixture
def council(partnership):
    return an_agency(partnership, "Northborough Council", kind=AgencyKind.LOCAL_AUTHORITY)


@pytest.fixture
def constable(partnership, police):
    return somebody("practitioner", partnership, police)


@pytest.fixture
def social_worker(partnership, council):
    return somebody("practitioner", partnership, council)


@pytest.fixture
def teacher(partnership):
    school = an_agency(partnership, "Hill School", kind=AgencyKind.ACADEMY)
    return somebody("practitioner", partnership, school)


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def case(partnership, police, council, constable):
    return a_disagreement(partnership, police, council, by=constable)


@pytest.fixture
def browser_of():
    """A browser in which somebody is signed in."""

    def signed_in(user):
        client = DeskClient()
        client.force_login(user)
        return client

    return signed_in
