"""The cast of these tests."""

from typing import Any

import pytest

from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


@pytest.fixture
def reading(partnership: Space) -> Any:
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        yield
