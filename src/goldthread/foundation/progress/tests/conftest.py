"""Two agencies that may owe an action."""

import pytest

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space


@pytest.fixture
def council(partnership: Space) -> Agency:
    return an_agency(partnership, "Northborough Council")
