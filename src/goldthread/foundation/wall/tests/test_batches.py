"""What an upgrade does to each batch of a table is done to each record once, whatever ids it has."""

from contextlib import contextmanager

import pytest
from django.db import connections
from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.foundation.wall.batches import go_through

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = "update of_an_upgrade set times = times + 1 where id > %s and id <= %s"
TELL = "insert into batch_of_an_upgrade (after, last) values (%s, %s)"
EACH_ONCE = "update of_an_upgrade set times = 1 where id > %s and id <= %s and times = 0"


@contextmanager
def tables():
    """Two tables that only the owner's connection sees, which may make some; they are gone with it."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("create temporary table of_an_upgrade (id bigint primary key, times int not null default 0)")
        cursor.execute("create temporary table batch_of_an_upgrade (number serial, after bigint, last bigint)")
        try:
            yield owner, cursor
        finally:
            owner.close()


@pytest.fixture(name="made")
def _made():
    with tables() as made:
        yield made


def filled(cursor, ids):
    cursor.execute("insert into of_an_upgrade (id) select unnest(%s::bigint[])", [sorted(ids)])


def times(cursor):
    cursor.execute("select id, times from of_an_upgrade")
    return dict(cursor.fetchall())


def batches(cursor):
    cursor.execute("select after, last from batch_of_an_upgrade order by number")
    return cursor.fetchall()


@given(ids=st.sets(st.integers(1, 2**63 - 1) | st.integers(1, 40), max_size=25), few=st.integers(1, 8))
@example(ids=set(), few=3)
@example(ids={1, 2, 3}, few=3)
@example(ids={1, 2, 3, 4}, few=3)
@example(ids={7, 8, 5000, 2**63 - 1}, few=2)
def test_each_record_is_in_one_batch_and_no_batch_is_larger_than_was_said(ids, few):
    with tables() as (owner, cursor):
        filled(cursor, ids)

        go_through(owner, "of_an_upgrade", [TELL, COUNT], few)

        changed, went = times(cursor), batches(cursor)
    assert changed == dict.fromkeys(ids, 1)
    assert [after for after, _ in went] == [0, *(last for _, last in went)][: len(went)]
    sizes = [sum(after < one <= last for one in ids) for after, last in went]
    assert sizes == [few] * (len(ids) // few) + [len(ids) % few] * bool(len(ids) % few)


def test_the_statements_are_executed_in_turn_within_each_batch(made):
    owner, cursor = made
    filled(cursor, {1, 2, 3})
    seen = "insert into batch_of_an_upgrade (after, last) select %s, sum(times) + %s * 0 from of_an_upgrade"

    go_through(owner, "of_an_upgrade", [seen, COUNT, seen], 2)

    assert batches(cursor) == [(0, 0), (0, 2), (2, 2), (2, 3)]


def test_one_that_was_stopped_keeps_its_batches_and_finds_the_rest_when_it_begins_again(made):
    owner, cursor = made
    filled(cursor, range(1, 8))
    stops = "insert into batch_of_an_upgrade (after, last) select 1 / (%s - 4), %s"
    with pytest.raises(Exception, match="division by zero"):
        go_through(owner, "of_an_upgrade", [EACH_ONCE, stops], 2)
    assert [one for one, often in times(cursor).items() if not often] == [7]
    go_through(owner, "of_an_upgrade", [EACH_ONCE], 2)

    assert times(cursor) == dict.fromkeys(range(1, 8), 1)


def test_a_table_whose_name_is_a_word_of_the_language_is_gone_through_too(made):
    owner, cursor = made
    cursor.execute('create temporary table "case" (id bigint primary key)')
    cursor.execute('insert into "case" values (3), (9)')

    go_through(owner, "case", [TELL], 1)

    assert batches(cursor) == [(0, 3), (3, 9)]
