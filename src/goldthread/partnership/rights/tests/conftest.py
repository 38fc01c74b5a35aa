"""People of these tests."""

import pytest

from goldthread.foundation.agencies.factories import visitor


@pytest.fixture
def officer(partnership):
    """Somebody who answers for information rights, at a browser."""
    return visitor("data_protection", partnership)
