"""Bring the triggers that ask for holds to what the kinds of record declare."""

from collections.abc import Iterator
from importlib.resources import files

from django.db.backends.base.base import BaseDatabaseWrapper

from goldthread.foundation.retention.kinds.declaring import KINDS, Kind
from goldthread.foundation.retention.models import Certificate, Hold


def raise_guards(connection: BaseDatabaseWrapper) -> None:
    """Run as the owner role, after the wall; safe to run again."""
    with connection.cursor() as cursor:
        cursor.execute((files(__package__) / "functions.sql").read_text())
        for model in (Hold, Certificate):
            cursor.execute(
                f'create or replace trigger retention_stays before delete on "{model._meta.db_table}"'
                " for each row execute function retention_stays()"
            )
        for kind in KINDS.values():
            for table, column in guarded(kind):
                cursor.execute(
                    f'create or replace trigger "retention_guard_{kind.code}" before delete on "{table}" for each row'
                    f" execute function retention_guard('{kind.code}', '{kind.class_code}', '{column}')"
                )


def guarded(kind: Kind) -> Iterator[tuple[str, str]]:
    """Tables of a kind and the column that names the record; a record that stays is guarded as well."""
    yield kind.table, "id"
    for part in kind.parts:
        if not part.made_anew:
            yield part.model._meta.db_table, part.column
