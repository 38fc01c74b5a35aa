"""A case with two agencies that are asked, a third that is not, and the desk."""

import pytest
from django.urls import reverse

from goldthread.cases.casework.factories import somebody
from goldthread.cases.chronology.factories import a_case, a_lane
from goldthread.foundation.agencies.factories import an_agency


@pytest.fixture
def health(partnership):
    return an_agency(partnership, "Northmere Health", kind="nhs_trust")


@pytest.fixture
def desk(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def constable(partnership, police):
    return somebody("agency_lead", partnership, police)


@pytest.fixture
def nurse(partnership, health):
    return somebody("agency_lead", partnership, health)


@pytest.fixture
def teacher(partnership):
    """Of an agency that is not asked."""
    return somebody("agency_lead", partnership, an_agency(partnership, "Hill School", kind="academy"))


@pytest.fixture
def case(partnership, police, health):
    return a_case(partnership)


@pytest.fixture
def lane(case, police, desk):
    return a_lane(case, police, by=desk)


@pytest.fixture
def lane_of_health(case, health, desk):
    return a_lane(case, health, by=desk)


@pytest.fixture
def at(partnership):
    return lambda name, *args: reverse(name, args=[partnership.slug, *args])
