"""The cast around a concern."""

import pytest

from goldthread.cases.casework.factories import somebody


@pytest.fixture
def officer(partnership):
    return somebody("designated_officer", partnership)


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)
