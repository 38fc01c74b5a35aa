"""People around a case that many tests share. A test file or folder that needs another of the name makes its own."""

from collections.abc import Callable

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import DeskClient, browser_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space


@pytest.fixture
def police(partnership: Space) -> Agency:
    return an_agency(partnership)


@pytest.fixture
def council(partnership: Space) -> Agency:
    return an_agency(partnership, "Northborough Council", kind=AgencyKind.LOCAL_AUTHORITY)


@pytest.fixture
def constable(partnership: Space, police: Agency) -> User:
    return somebody("practitioner", partnership, police)


@pytest.fixture
def social_worker(partnership: Space, council: Agency) -> User:
    return somebody("practitioner", partnership, council)


@pytest.fixture
def teacher(partnership: Space) -> User:
    return somebody("practitioner", partnership, an_agency(partnership, "Hill School", kind=AgencyKind.ACADEMY))


@pytest.fixture(name="browser_of")
def _browser_of() -> Callable[[User], DeskClient]:
    return browser_of
