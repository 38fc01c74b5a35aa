"""An officer who loads a file of cases."""

from datetime import UTC, datetime

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.from_files import kind_code
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.imports.tests.bringing import Desk

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
LADO = kind_code(PATHWAYS["lado"])


@pytest.fixture
def officer(partnership):
    return somebody("designated_officer", partnership)


@pytest.fixture
def desk(partnership, officer):
    return Desk(partnership, officer, NOW)
