"""What tests of bringing files stand on."""

import pytest

from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.imports.tests.bringing import Desk, somebody
from goldthread.foundation.imports.tests.sending_back import Lead, a_lead


@pytest.fixture
def desk(partnership, now):
    """The partnership's manager at work."""
    return Desk(partnership, somebody(partnership), now)


@pytest.fixture
def actions(partnership, police):
    """Three that the police owe."""
    return [an_action(partnership, f"1.{number}", [police]) for number in range(1, 4)]


@pytest.fixture
def lead(partnership, police, now):
    """The safeguarding lead of the police at work."""
    return Lead(partnership, a_lead(partnership, police), now)
