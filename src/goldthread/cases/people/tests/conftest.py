"""A case of two agencies, another of the office, and who works on them."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, a_case, somebody


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def case(partnership, police, council, constable):
    return a_case(partnership, police, council, by=constable)


@pytest.fixture
def other_case(partnership, police, council, manager):
    return a_case(partnership, police, council, by=manager, at=RAISED_AT + timedelta(days=1))
