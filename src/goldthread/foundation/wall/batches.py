"""Change the records of a large table by an upgrade, a batch at a time.

Released migrations call what is here, and an installation may come to them years later: its meaning may never change.
Whoever needs another meaning writes another function beside it.
"""

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

A_BATCH = 5000
"""Records. Migrations name it too."""

_LAST_OF_A_BATCH = "select max(id) from (select id from {table} where id > %s order by id limit %s) few"


def go_through(connection: BaseDatabaseWrapper, table: str, statements: Sequence[str], few: int = A_BATCH) -> None:
    """Execute the statements, in turn, for each batch of ``few`` records of the table, from the lowest id up.

    Each is given the id after which its batch begins and the id with which it ends: ``where id > %s and id <= %s``.
    So each record is in exactly one batch, however many are missing in between, and an empty table has no batch.

    In a migration that is not atomic each statement is kept at once: no lock lasts, and one that was stopped begins
    again at the lowest id. So the statements must leave alone what they have changed already.
    """
    last_of_a_batch = _LAST_OF_A_BATCH.format(table=connection.ops.quote_name(table))
    done = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(last_of_a_batch, [done, few])
            (last,) = cursor.fetchone()
            if last is None:
                return
            for statement in statements:
                cursor.execute(statement, [done, last])
            done = last
