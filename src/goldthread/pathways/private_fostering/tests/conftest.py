"""Whoever visits and decides, an agency, and somebody who must see nothing."""

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.pathways.private_fostering.factories import a_notice


@pytest.fixture
def officer(partnership):
    return somebody("private_fostering_officer", partnership)


@pytest.fixture
def second(partnership):
    """Another of the same role."""
    return somebody("private_fostering_officer", partnership, name="second")


@pytest.fixture
def case(partnership, police, officer):
    return a_notice(partnership, by=officer)
