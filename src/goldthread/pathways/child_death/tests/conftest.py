"""Whoever runs child death reviews, an agency, and somebody who must see nothing."""

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.pathways.child_death.factories import a_death


@pytest.fixture
def coordinator(partnership):
    return somebody("child_death_coordinator", partnership)


@pytest.fixture
def case(partnership, police, coordinator):
    return a_death(partnership, by=coordinator)
