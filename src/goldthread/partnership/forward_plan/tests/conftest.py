"""A board of a partnership, and an agency that owes reports."""

import pytest

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.groups.factories import a_group


@pytest.fixture
def board(partnership):
    return a_group(partnership, "Children's board")


@pytest.fixture
def agency(partnership):
    return an_agency(partnership)
