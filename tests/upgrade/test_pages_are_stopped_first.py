"""Nobody records by the release before while the database is brought up to date: older records are marked once."""

import psycopg
import pytest

from tests.operation.installation import a_copy_of, drop_database, web_address
from tests.operation.serving import a_server

pytestmark = pytest.mark.slow  # a whole database is copied and migrated, and a server is started

LAST = ("outgoing", "0005_calendars_that_were_sent")


@pytest.fixture
def behind(demonstration, tmp_path):
    """An installation in which one thing is not yet brought up to date."""
    made = a_copy_of(demonstration, tmp_path)
    made.query("delete from django_migrations where app = %s and name = %s", *LAST)
    yield made
    drop_database(made.name)


def is_up_to_date(installation):
    return installation.query("select count(*) from django_migrations where app = %s and name = %s", *LAST) == [(1,)]


def test_nothing_is_changed_while_pages_are_up_that_nobody_read_and_all_is_once_they_are_stopped(behind):
    with a_server(behind):
        refused = behind.run("migrate")
        assert not is_up_to_date(behind)

    assert (refused.code, refused.said) == (1, "")
    assert "Stop goldthread serve and goldthread worker on every machine" in refused.complained
    assert behind.run("migrate", "--quiet").code == 0
    assert is_up_to_date(behind)


def test_the_wall_is_raised_again_while_pages_are_connected_where_nothing_is_left_to_do(behind):
    assert behind.run("migrate", "--quiet").code == 0
    behind.query("alter table message disable row level security")

    with psycopg.connect(web_address(behind.name)):
        assert behind.run("migrate", "--quiet").code == 0

    assert behind.query("select relrowsecurity from pg_class where relname = 'message'") == [(True,)]
