"""What every test stands on: a real PostgreSQL, reached as the web role, with the wall raised."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.contenttypes.management import create_contenttypes
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck
from hypothesis import settings as properties

from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.migrating import connected_models_left_alone

pytest_plugins = ["tests.browser", "tests.cast"]

# How fast the machine is decides nothing: a property that holds slowly still holds.
properties.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("untimed")


PATTERN = os.environ.get("GOLDTHREAD_TEST_PATTERN", "")
"""A database that the tests of one run make once and then copy; script/test names it, on a server of its own."""


def set_up(keep: bool) -> list[tuple[BaseDatabaseWrapper, str, bool]]:
    with connected_models_left_alone():
        return setup_databases(verbosity=0, interactive=False, aliases=["default", "owner"], keepdb=keep)


def copied_from(pattern: str) -> list[tuple[BaseDatabaseWrapper, str, bool]]:
    """A test database with all migrations in it: whoever comes first makes the pattern, whoever comes later copies it.

    Migrations take most of the time in which a process of the tests does nothing else.
    """
    creation = connections["owner"].creation
    name = creation._get_test_db_name()
    with creation._nodb_cursor() as server:
        server.execute("select pg_advisory_lock(1)")
        server.execute("select 1 from pg_database where datname = %s", [pattern])
        is_there = server.fetchone() is not None
        if is_there:
            server.execute(f'drop database if exists "{name}" with (force)')
            server.execute(f'create database "{name}" template "{pattern}"')
        made = set_up(keep=is_there)
        if not is_there:
            connections.close_all()
            server.execute(f'create database "{pattern}" template "{name}"')
        server.execute("select pg_advisory_unlock(1)")
    return made


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_modify_db_settings: None,
    django_db_keepdb: bool,
    django_db_createdb: bool,
) -> Iterator[None]:
    """Let the owner make the test database and raise the wall, even when a run needs the web role alone."""
    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock():
        made = set_up(keep) if keep or not PATTERN else copied_from(PATTERN)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            connections.close_all()
            teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True, scope="session")
def _the_tests_are_the_web_role() -> None:
    """The wall is only tested by a role that it holds back."""
    assert settings.DATABASES["default"]["USER"] != settings.DATABASES["owner"]["USER"]


@pytest.fixture(autouse=True, scope="session")
def _passwords_are_quick() -> Iterator[None]:
    """What makes a password slow to guess makes each account of a test slow to make. It is Argon2 all the same."""
    with pytest.MonkeyPatch.context() as changed:
        for cost, least in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            changed.setattr(Argon2PasswordHasher, cost, least)
        yield


@pytest.fixture(autouse=True, scope="session")
def _only_what_was_filled_is_emptied() -> Iterator[None]:
    """After a test that commits: to empty all tables and raise the wall anew took more time than the tests.

    What Django itself keeps of models is made again, as it is after a migration. The queue goes too, though Django
    does not make its tables: numbers of records begin anew, and a job left over would mean what a later test made.
    """

    def of_filled_tables(style: Any, connection: BaseDatabaseWrapper, **_: Any) -> list[str]:
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        tables += [model._meta.db_table for model in apps.get_app_config("procrastinate").get_models()]
        held = "select {} where exists (select from {})"
        quoted = ((connection.ops.quote_name(table), table) for table in tables)
        with connection.cursor() as cursor:
            cursor.execute(" union all ".join(held.format(f"'{table}'", name) for name, table in quoted))
            filled = [table for (table,) in cursor.fetchall()]
        return connection.ops.sql_flush(style, filled, reset_sequences=True, allow_cascade=True)

    def told_again(verbosity: int, interactive: bool, db: str, **_: Any) -> None:
        for app in apps.get_app_configs():
            create_contenttypes(app, verbosity=0, interactive=False, using=db)

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("django.core.management.commands.flush.sql_flush", of_filled_tables)
        changed.setattr("django.core.management.commands.flush.emit_post_migrate_signal", told_again)
        yield


@pytest.fixture
def now() -> datetime:
    """One fixed moment: a Monday morning in November 2026."""
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def client() -> DeskClient:
    """A browser; ``client.force_login(user)`` signs in whole, second factor included."""
    return DeskClient()


@pytest.fixture
def partnership(db: None, now: datetime) -> Space:
    """A live partnership of our own."""
    return register_space(kind=Space.Kind.PARTNERSHIP, name="Northborough", slug="northborough", at=now, live=True)


@pytest.fixture
def neighbour(db: None, now: datetime) -> Space:
    """Another partnership, whose rows must stay out of sight."""
    return register_space(kind=Space.Kind.PARTNERSHIP, name="Southborough", slug="southborough", at=now, live=True)


@pytest.fixture
def store(settings: Any, tmp_path: Path) -> Path:
    """A folder of the test's own, where the bytes of files lie under ``files``."""
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def owner_connection(transactional_db: None) -> Iterator[object]:
    """The database owner's own connection, for the tests that play a careless or dishonest owner."""
    connection = connections["owner"]
    yield connection
    connection.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that commit are cleaned up after by the owner: the web role may not empty a table."""
    for item in items:
        for mark in item.iter_markers("django_db"):
            if mark.kwargs.get("transaction"):
                mark.kwargs["databases"] = ["default", "owner"]
