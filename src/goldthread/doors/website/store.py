"""What is asked of the database: published rows, by plain statements, over connections that stay open and only read."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.conf import settings
from psycopg import Connection, OperationalError
from psycopg.errors import QueryCanceled
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

STAMP = (
    "select s.space_id, s.version, (select coalesce(sum(p.version), 0) from published_page p"
    " where p.space_id = s.space_id) from public_site s where s.host = %s"
)
"""Any change to a site or to one of its pages raises the version of its row, and so this."""
SITE = (
    "select space_id, host, name, strapline, contact, exit_address, worried_words, worried_lines, young_lines"
    " from public_site where space_id = %s"
)
ENTRIES = (
    "select path, kind, title, summary, position, first_published_on, changed_on, state, withdrawn_on, withdrawn_why"
    " from published_page where space_id = %s order by position, title, path"
)
PAGE = "select content from published_page where space_id = %s and path = %s and state = 'published'"
FILES = (
    "select f.id, f.title, f.name, f.kind, f.size from published_file f join published_page p on p.id = f.page_id"
    " where p.space_id = %s and p.path = %s and p.state = 'published' order by f.position, f.id"
)
FILE = (
    "select f.name, f.kind, f.size, f.place from published_file f join published_page p on p.id = f.page_id"
    " where f.space_id = %s and f.id = %s and p.state = 'published'"
)
SOUGHT = (
    "with sought as (select websearch_to_tsquery('english', %(words)s) as q), found as (select path, title, kind,"
    " summary, words, ts_rank_cd(sought, q) as rank from published_page, sought"
    " where space_id = %(space)s and state = 'published' and sought @@ q)"
    " select path, title, kind, summary, count(*) over () as of, ts_headline('english', words, (select q from sought),"
    ' \'MaxFragments=1, MinWords=15, MaxWords=35, StartSel="", StopSel=""\') as excerpt'
    " from found order by rank desc, path limit %(limit)s offset %(offset)s"
)
READS_ONLY = "-c default_transaction_read_only=on -c statement_timeout=5s -c idle_in_transaction_session_timeout=10s"
MOST_CONNECTIONS = 8
SECONDS_TO_WAIT = 3.0
Answer = TypeVar("Answer")


@cache
def pool() -> ConnectionPool[Any]:
    """The connections of this process, opened with the first question."""
    return ConnectionPool(
        settings.PUBLIC_DATABASE,
        min_size=1,
        max_size=MOST_CONNECTIONS,
        timeout=SECONDS_TO_WAIT,
        kwargs={"autocommit": True, "options": READS_ONLY, "connect_timeout": 5, "prepare_threshold": 1},
        check=None,
        open=True,
    )


def stamp(host: str) -> tuple[int, int, int] | None:
    """Whose site that is, and what changes with everything on it; nothing where there is no such site."""
    row = _asked(lambda connection: connection.execute(STAMP, [host]).fetchone())
    return (row[0], row[1], int(row[2])) if row else None


def rows(statement: str, given: Sequence[Any] | dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of one statement, by the names of their columns."""

    def ask(connection: Connection[Any]) -> list[dict[str, Any]]:
        with connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(statement, given).fetchall()

    return _asked(ask)


def _asked(ask: Callable[[Connection[Any]], Answer]) -> Answer:
    """Ask once more where a connection that had stayed open turns out to be dead, as after the database restarted."""
    try:
        with pool().connection() as connection:
            return ask(connection)
    except OperationalError as problem:
        if isinstance(problem, QueryCanceled):
            raise  # it took too long, and would again
    with pool().connection() as connection:
        return ask(connection)
