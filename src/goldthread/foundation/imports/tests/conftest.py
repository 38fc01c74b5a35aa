"""What tests of bringing files stand on."""

import pytest

from goldthread.foundation.imports.tests.bringing import Desk, somebody


@pytest.fixture
def desk(partnership, now):
    """The partnership's manager at work."""
    return Desk(partnership, somebody(partnership), now)
