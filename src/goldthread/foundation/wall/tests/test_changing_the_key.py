"""The key of the wall changes: both open it for a while, then the new one alone."""

import pytest
from django.db import connection, connections

from goldthread.foundation.wall.changing import (
    NotTheNewKey,
    change_web_password,
    let_in_beside,
    let_in_no_longer,
    lets_in_two,
)
from goldthread.foundation.wall.key import shut_to_others
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.foundation.wall.raising import keep_the_key

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

NEW, ANOTHER = bytes(range(32)), bytes(32)


@pytest.fixture(autouse=True)
def _the_key_as_it_was(settings, transactional_db):
    key = settings.WALL_KEY
    yield
    with connections["owner"].cursor() as cursor:
        keep_the_key(cursor, key)
        cursor.execute("delete from wall_key_before")


def opens_with(key):
    with shut_to_others(key), opened(actor=SYSTEM_ACTOR), connection.cursor() as cursor:
        cursor.execute("select wall_actor()")
        return cursor.fetchone()[0] is not None


def test_both_keys_open_it_until_the_old_one_is_taken_out(settings):
    old = settings.WALL_KEY
    assert (opens_with(old), opens_with(NEW)) == (True, False)

    let_in_beside(NEW)
    assert (opens_with(old), opens_with(NEW), opens_with(ANOTHER)) == (True, True, False)

    settings.WALL_KEY = NEW
    assert lets_in_two()
    let_in_no_longer()
    assert (opens_with(old), opens_with(NEW)) == (False, True)
    assert not lets_in_two()


def test_nobody_shuts_themselves_out(settings):
    old = settings.WALL_KEY
    let_in_beside(NEW)

    with pytest.raises(NotTheNewKey):
        let_in_no_longer()

    assert opens_with(old)


def test_the_web_role_reads_no_key():
    for table in ("wall_key", "wall_key_before"):
        with connection.cursor() as cursor:
            cursor.execute("select has_table_privilege(%s, 'select')", [table])
            assert cursor.fetchone() == (False,)


def test_the_web_role_may_change_its_own_password():
    """Inside a transaction that is undone: others use the role too."""
    connection.ensure_connection()
    connection.connection.autocommit = False
    try:
        change_web_password("another password")
    finally:
        connection.connection.rollback()
        connection.connection.autocommit = True
