"""What tests of money stand on."""

import pytest

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.groups.factories import a_group
from goldthread.partnership.money.factories import accounts_of


@pytest.fixture
def board(partnership):
    return a_group(partnership, "Children’s board")


@pytest.fixture
def accounts(board):
    return accounts_of(board)


@pytest.fixture
def council(partnership):
    return an_agency(partnership, "Northborough Council")


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)
