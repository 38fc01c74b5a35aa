"""Bring the triggers that ask for holds to what the kinds of record declare."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from django.db.backends.base.base import BaseDatabaseWrapper

from goldthread.foundation.retention.kinds.declaring import KINDS, Kind
from goldthread.foundation.retention.models import Certificate, Hold

OF_THE_LOG = """
create or replace trigger retention_guard_access_log before update of body_digest on trail_entry for each row
    when (octet_length(old.body_digest) > 0 and octet_length(new.body_digest) = 0)
    execute function retention_guard('access-log', 'access-log', '')
"""
"""What was opened by whom is forgotten by emptying, and not while a hold is about it."""


def raise_guards(connection: BaseDatabaseWrapper) -> None:
    """Run as the owner role, after the wall; safe to run again."""
    with connection.cursor() as cursor:
        cursor.execute((files(__package__) / "functions.sql").read_text())
        for model in (Hold, Certificate):
            cursor.execute(
                f'create or replace trigger retention_stays before delete on "{model._meta.db_table}"'
                " for each row execute function retention_stays()"
            )
        for guard in guards():
            cursor.execute(guard.statement)
        cursor.execute(OF_THE_LOG)


@dataclass(frozen=True)
class Guard:
    """One trigger that asks for holds. ``emptied`` is the column whose emptying it watches; without, it is deletion.

    ``is_named`` says that other rows name it, and not it the record, by whatever way.
    """

    kind: Kind
    table: str
    column: str
    emptied: str = ""
    is_named: bool = False

    @property
    def name(self) -> str:
        return f"retention_{'keeps_words' if self.emptied else 'guard'}_{self.kind.code}"

    @property
    def statement(self) -> str:
        """Rows that another row names ask for holds on everything alone: what names them goes first, and asks too.

        Rows that lead to the record over others ask for holds on their class as well; for one on the record ask those
        over which they lead to it.
        """
        classes = "" if self.is_named else ",".join(sorted(self.kind.classes))
        when = f"before update of {self.emptied}" if self.emptied else "before delete"
        which = f" when (old.{self.emptied} <> '' and new.{self.emptied} = '')" if self.emptied else ""
        return (
            f'create or replace trigger "{self.name}" {when} on "{self.table}" for each row{which}'
            f" execute function retention_guard('{self.kind.code}', '{classes}', '{self.column}')"
        )


def guards() -> Iterator[Guard]:
    """Of each kind that is declared every table; a record that stays is guarded as well."""
    for kind in KINDS.values():
        yield Guard(kind, kind.table, "id")
        for part in kind.parts:
            if not part.made_anew:
                yield Guard(kind, part.model._meta.db_table, part.column, is_named=not part.via)
            if part.emptied:
                yield Guard(kind, part.model._meta.db_table, part.column, part.emptied)
