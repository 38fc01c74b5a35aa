"""Put many rows in by COPY, which PostgreSQL does for the owner of the tables alone; triggers write the trail as ever.

The wall does not hold the owner back: whoever calls this sees to it that every row is of the one space. The keys that
carry the space still do.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connections, models, transaction
from django.db.backends.utils import CursorWrapper

from goldthread.foundation.wall.passage import Passage

OWNER = "owner"
FILLED_BY_THE_DATABASE = ("recorded_at",)


@dataclass(frozen=True)
class Copying:
    """One load under way, in one transaction."""

    cursor: CursorWrapper
    space_id: int

    def numbers_for(self, model: type[models.Model], many: int) -> list[int]:
        """So many keys that nobody else gets."""
        self.cursor.execute(
            "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)",
            [f'"{model._meta.db_table}"', many],
        )
        return [number for (number,) in self.cursor.fetchall()]

    def copy(self, rows: Sequence[Any]) -> None:
        """Rows of one model. Those that have no key yet get one from the database, and do not come to know it."""
        if not rows:
            return
        model = type(rows[0])
        given = [one for one in model._meta.concrete_fields if one.name not in FILLED_BY_THE_DATABASE]
        fields = given if rows[0].pk is not None else [one for one in given if not one.primary_key]
        connection = connections[OWNER]
        quoted = ", ".join(f'"{one.column}"' for one in fields)
        with self.cursor.copy(f'copy "{model._meta.db_table}" ({quoted}) from stdin') as out:
            for row in rows:
                assert row.space_id == self.space_id, "a row of another space"
                out.write_row([one.get_db_prep_save(getattr(row, one.attname), connection) for one in fields])

    def check(self) -> None:
        """Hold what was put in so far against its keys, rather than all of it at the end."""
        self.cursor.execute("set constraints all immediate")
        self.cursor.execute("set constraints all deferred")


@contextmanager
def copying_into(space_id: int, *, actor: int, doing: str) -> Iterator[Copying]:
    """All of it or nothing. The trail says who acts and what they are doing, as for anybody else."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("select wall_greet()")
        (nonce,) = cursor.fetchone()
        passage = Passage(actor, frozenset({space_id}), space_id, doing)
        # Through the driver itself, as the web role's passages go: the text never shows in a list of queries.
        connections[OWNER].connection.execute(
            "select set_config('goldthread.wall', %s, true)", [passage.signed_for(nonce)]
        )
        yield Copying(cursor, space_id)


def look_again_at(tables: Sequence[str]) -> None:
    """Let the database count anew what is in tables that were filled, so that it asks them in the best way."""
    with connections[OWNER].cursor() as cursor:
        for table in tables:
            cursor.execute(f'analyze "{table}"')


def is_possible() -> bool:
    """Whether this installation knows the owner of its database."""
    return OWNER in settings.DATABASES
