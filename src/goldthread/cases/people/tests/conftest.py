"""A case of two agencies, another of the office, and who works on them."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, a_case, somebody
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind


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
    return a_case(partnership, police, council, by=constable)


@pytest.fixture
def other_case(partnership, police, council, manager):
    return a_case(partnership, police, council, by=manager, at=RAISED_AT + timedelta(days=1))
