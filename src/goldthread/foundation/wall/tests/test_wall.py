"""The wall holds whatever the web role tries."""

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, Passage, opened

pytestmark = pytest.mark.django_db


def agency_in(space: Space, name: str = "Police") -> Agency:
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Agency.objects.create(space=space, name=name, kind="police_territorial")


def rows_by_raw_sql() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from agency")
        return cursor.fetchone()[0]


def test_nothing_is_readable_without_a_passage(partnership):
    agency_in(partnership)

    assert Agency.objects.count() == 0
    assert rows_by_raw_sql() == 0


def test_a_passage_shows_its_own_space_and_no_other(partnership, neighbour):
    ours, _theirs = agency_in(partnership), agency_in(neighbour)

    with opened(actor=7, reading=[partnership.pk]):
        assert list(Agency.objects.all()) == [ours]
        assert rows_by_raw_sql() == 1


def test_a_forged_setting_opens_nothing(partnership):
    agency_in(partnership)
    forged = Passage(7, frozenset({partnership.pk}), partnership.pk).signed_for(connection.wall_nonce)
    forged = forged[:-1] + ("0" if forged[-1] != "0" else "1")

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('goldthread.wall', %s, true)", [forged])
        assert rows_by_raw_sql() == 0
        cursor.execute("select set_config('goldthread.wall', %s, true)", [f"{connection.wall_nonce}:7:1:1:::"])
        assert rows_by_raw_sql() == 0


def test_a_passage_copied_from_another_connection_opens_nothing(partnership):
    agency_in(partnership)
    copied = Passage(7, frozenset({partnership.pk})).signed_for("0" * 32)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('goldthread.wall', %s, true)", [copied])
        assert rows_by_raw_sql() == 0


def test_reading_is_not_writing(partnership):
    with (
        opened(actor=7, reading=[partnership.pk]),
        pytest.raises(ProgrammingError, match="row-level security"),
    ):
        Agency.objects.create(space=partnership, name="Police", kind="police_territorial")


def test_a_command_in_one_space_changes_no_row_of_another(partnership, neighbour):
    theirs = agency_in(neighbour)

    with opened(actor=7, reading=[neighbour.pk], writing=partnership.pk):
        changed = Agency.objects.filter(pk=theirs.pk).update(name="Taken over")

    assert changed == 0


def test_a_key_into_another_space_is_refused(partnership, neighbour):
    theirs = agency_in(neighbour)

    with (
        pytest.raises(IntegrityError, match="same_space"),
        opened(actor=7, reading=[neighbour.pk], writing=partnership.pk),
    ):
        group = Group.objects.create(space=partnership, name="Board", kind="board")
        Seat.objects.create(space=partnership, group=group, agency_id=theirs.pk)
        connection.check_constraints()


def test_the_passage_ends_with_its_block(partnership):
    agency_in(partnership)

    with opened(actor=7, reading=[partnership.pk]):
        with opened(actor=7):
            assert Agency.objects.count() == 0
        assert Agency.objects.count() == 1

    assert Agency.objects.count() == 0


def test_a_refused_write_leaves_the_outer_passage_as_it_was(partnership):
    agency_in(partnership)

    with opened(actor=7, reading=[partnership.pk]):
        with pytest.raises(ProgrammingError), opened(actor=7, writing=partnership.pk):
            Agency.objects.create(space_id=partnership.pk + 1, name="Elsewhere", kind="police_territorial")
        assert Agency.objects.count() == 1


@pytest.mark.parametrize(
    "attempt",
    [
        "alter table agency disable trigger all",
        "alter table agency disable row level security",
        "drop trigger trail_changes on agency",
        "drop policy wall_read on agency",
        "set session_replication_role = 'replica'",
        "set role gt_owner",
        "update trail_entry set actor = '1'",
        "delete from trail_body",
        "insert into trail_entry (id) values (1)",
        "select * from wall_key",
        "update wall_connection set nonce = 'x'",
        "select trail_append(1, 'read', 'agency', 1, '{}')",
        "create or replace function wall_reading() returns bigint[] language sql as $$ select '{1}'::bigint[] $$",
        "create table mine (id int)",
        "create temporary table wall_key (inner_pad bytea, outer_pad bytea)",
        "truncate agency",
    ],
)
def test_the_web_role_cannot_take_the_wall_down(attempt):
    with (
        transaction.atomic(),
        pytest.raises(DatabaseError) as refused,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attempt)

    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_the_web_role_is_held_by_the_wall():
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("select count(*) from pg_tables where tableowner = current_user")
        assert cursor.fetchone() == (0,)
