"""What tests of planning stand on."""

import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.groups.factories import a_group


@pytest.fixture
def board(partnership):
    return a_group(partnership, "Children’s board")


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)
