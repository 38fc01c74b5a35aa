import pytest

from goldthread.cases.casework.factories import a_case, somebody
from goldthread.foundation.agencies.factories import an_agency


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def there(neighbour):
    """Whoever runs such cases in the other area."""
    return somebody("partnership_manager", neighbour)


@pytest.fixture
def agency(partnership):
    return an_agency(partnership)


@pytest.fixture
def case(partnership, manager, agency):
    return a_case(partnership, agency, an_agency(partnership, "Northborough Council"), by=manager)
