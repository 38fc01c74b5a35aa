"""Two agencies that disagree, a third that must see nothing, and the office."""

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.pathways.professional_disagreement.factories import a_disagreement


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def case(partnership, police, council, constable):
    return a_disagreement(partnership, police, council, by=constable)
