"""What every test stands on: a real PostgreSQL, reached as the web role, with the wall raised."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connections

from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space


@pytest.fixture(autouse=True, scope="session")
def _the_tests_are_the_web_role() -> None:
    """The wall is only tested by a role that it holds back."""
    assert settings.DATABASES["default"]["USER"] != settings.DATABASES["owner"]["USER"]


@pytest.fixture
def now() -> datetime:
    """One fixed moment: a Monday morning in November 2026."""
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def partnership(db: None, now: datetime) -> Space:
    """A live partnership of our own."""
    return register_space(
        kind=Space.Kind.PARTNERSHIP, name="Northborough", slug="northborough", at=now, live=True
    )


@pytest.fixture
def neighbour(db: None, now: datetime) -> Space:
    """Another partnership, whose rows must stay out of sight."""
    return register_space(
        kind=Space.Kind.PARTNERSHIP, name="Southborough", slug="southborough", at=now, live=True
    )


@pytest.fixture
def owner_connection(transactional_db: None) -> Iterator[object]:
    """The database owner's own connection, for the tests that play a careless or dishonest owner."""
    connection = connections["owner"]
    yield connection
    connection.close()
