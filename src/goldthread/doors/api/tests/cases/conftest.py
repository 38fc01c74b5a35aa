"""A disagreement, and the systems that ask about it."""

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.going_live.factories import all_live
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.passes.factories import an_office_token
from goldthread.pathways.professional_disagreement.factories import a_disagreement

from ..conftest import Caller


@pytest.fixture
def school(partnership):
    return an_agency(partnership, "Hill School")


@pytest.fixture(autouse=True)
def live(partnership, police, council, school):
    all_live(partnership)


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def case(partnership, police, council, constable):
    return a_disagreement(partnership, police, council, by=constable)


@pytest.fixture
def office(partnership):
    return Caller(an_office_token(partnership, timezone.now()).text)
