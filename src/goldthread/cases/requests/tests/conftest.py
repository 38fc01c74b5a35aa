"""A case of the first pathway, a desk that runs it, and two agencies that have nothing to do with it."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, a_case, somebody
from goldthread.foundation.agencies.factories import an_agency

NOW = RAISED_AT + timedelta(hours=1)


@pytest.fixture
def school(partnership):
    return an_agency(partnership, "Hill School", kind="academy")


@pytest.fixture
def hospital(partnership):
    return an_agency(partnership, "Northborough Hospital", kind="nhs_acute")


@pytest.fixture
def desk(partnership):
    return somebody("coordinator", partnership)


@pytest.fixture
def teacher(partnership, school):
    return somebody("agency_lead", partnership, school)


@pytest.fixture
def nurse(partnership, hospital):
    return somebody("practitioner", partnership, hospital)


@pytest.fixture
def case(partnership, police, council, school, hospital, desk):
    return a_case(partnership, police, council, by=desk)
