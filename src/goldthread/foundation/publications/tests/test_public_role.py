"""Who comes as the public role reads what is published, and can do nothing else in the database."""

import os

import psycopg
import pytest
from django.db import connections

from goldthread.foundation.publications.factories import a_page, a_site, has_public_role, public_conninfo

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not has_public_role(), reason="no role of the public site is named"),
]
PUBLISHED = {"public_site", "published_page", "published_file"}


@pytest.fixture
def public():
    with psycopg.connect(public_conninfo(os.environ["PUBLIC_DATABASE_URL"]), autocommit=True) as connection:
        yield connection


def tables():
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select relname from pg_class c join pg_namespace n on n.oid = relnamespace"
            " where nspname = 'public' and relkind in ('r', 'p', 'v', 'm')"
        )
        return {name for (name,) in cursor.fetchall()}


def functions():
    """Ours, with the number of what each takes."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select p.oid::regproc::text, array_to_string(array(select format('null::%s', format_type(t, null))"
            " from unnest(p.proargtypes) t), ', ') from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
            " where n.nspname = 'public' and p.proowner = current_user::regrole and p.prokind = 'f'"
        )
        return cursor.fetchall()


def test_it_reads_what_is_published(public, partnership, neighbour):
    a_site(partnership), a_site(neighbour, "southborough.example")
    a_page(partnership), a_page(neighbour, title="Who they are")

    assert {row[0] for row in public.execute("select title from published_page")} == {"Who we are", "Who they are"}
    assert public.execute("select count(*) from public_site").fetchone() == (2,)


def test_every_other_table_is_refused(public, partnership):
    a_page(partnership)
    refused = set()
    for table in tables():
        try:
            public.execute(f'select 1 from "{table}"')
        except psycopg.errors.InsufficientPrivilege:
            refused.add(table)

    assert tables() - refused == PUBLISHED
    assert len(refused) > 80


def test_it_writes_nothing(public, partnership):
    a_site(partnership), a_page(partnership)
    for table in tables():
        for statement in (f'delete from "{table}"', f'truncate "{table}"', f'insert into "{table}" default values'):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                public.execute(statement)
    for statement in (
        "update published_page set title = 'Another'",
        "update public_site set host = 'another.example'",
        "create table mine (a int)",
        "create temporary table mine (a int)",
        "create schema mine",
        "alter table published_page disable row level security",
    ):
        with pytest.raises(psycopg.Error):
            public.execute(statement)

    assert public.execute("select title from published_page").fetchone() == ("Who we are",)


def test_it_calls_no_function_of_ours(public):
    assert {"wall_greet", "wall_passage", "trail_append", "space_numbers"} <= {name for name, _ in functions()}
    for name, arguments in functions():
        with pytest.raises(psycopg.Error) as problem:
            public.execute(f"select {name}({arguments})")
        # What a trigger calls nobody else can call, whatever they are granted.
        assert isinstance(problem.value, psycopg.errors.InsufficientPrivilege) or "trigger functions" in str(
            problem.value
        ), name


def test_a_passage_opens_nothing_to_it(public, partnership):
    public.execute("select set_config('goldthread.wall', 'made up', false)")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        public.execute("select 1 from space")
