"""Bring the triggers that ask for holds to what the kinds of record declare."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, CharField, Func, QuerySet, Value, When

from goldthread.foundation.retention.kinds.declaring import KINDS, Kind, Part
from goldthread.foundation.retention.models import Certificate, Hold

OF_THE_LOG = """
create or replace trigger retention_guard_access_log before update of body_digest on trail_entry for each row
    when (octet_length(old.body_digest) > 0 and octet_length(new.body_digest) = 0)
    execute function retention_guard('access-log', 'access-log', '')
"""
"""What was opened by whom is forgotten by emptying, and not while a hold is about it."""

ANY_ROW = 987_654_321_012
"""Stands in a statement for the number of a row, until the trigger gives one."""


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
            cursor.execute(guard.statement(connection))
        cursor.execute(OF_THE_LOG)


@dataclass(frozen=True)
class Guard:
    """One trigger that asks for holds. ``emptied`` is the column whose emptying it watches; without, it is deletion.

    ``is_named`` says that other rows name it, and not it the record, by whatever way. ``leads`` is the part, where
    no column of its own names the record, or names those of other kinds too.
    """

    kind: Kind
    table: str
    column: str
    emptied: str = ""
    is_named: bool = False
    leads: Part | None = None

    @property
    def name(self) -> str:
        return f"retention_{'keeps_words' if self.emptied else 'guard'}_{self.kind.code}"

    def statement(self, connection: BaseDatabaseWrapper) -> str:
        """Rows that another row names ask for holds on everything alone: what names them goes first, and asks too.

        Rows that lead to the record over others ask for holds on their class as well; for one on the record ask those
        over which they lead to it, unless what holds them is known only by the record.
        """
        classes = "" if self.is_named else ",".join(sorted(self.kind.classes))
        when = f"before update of {self.emptied}" if self.emptied else "before delete"
        which = f" when (old.{self.emptied} <> '' and new.{self.emptied} = '')" if self.emptied else ""
        of_record = self._statements(connection)
        told = ", ".join(_quoted(one) for one in (self.kind.code, classes, self.column, *of_record))
        return (
            f'create or replace trigger "{self.name}" {when} on "{self.table}" for each row{which}'
            f" execute function retention_guard({told})"
        )

    def _statements(self, connection: BaseDatabaseWrapper) -> tuple[str, ...]:
        """What gives the record of a row, and the classes of a record, where not all of a kind are of one."""
        if not self.kind.sorts or self.is_named:
            return ()
        leads = self.leads
        way = leads.model._default_manager.filter(leads.where, pk=ANY_ROW).values_list(leads.via) if leads else None
        by_class = [
            Case(When(sort.may_be, then=Value(sort.class_code)), default=None, output_field=CharField())
            for sort in self.kind.sorts
        ]
        classes = Func(Value(","), *by_class, function="concat_ws", output_field=CharField())
        rows = self.kind.root._default_manager.filter(pk=ANY_ROW).values_list(classes)
        return _with_place(way, connection) if way is not None else "", _with_place(rows, connection)


def _with_place(rows: QuerySet[Any, Any], connection: BaseDatabaseWrapper) -> str:
    """The statement of a query about any row, with a place for the number of the one that is meant."""
    sql, told = rows.order_by().query.sql_with_params()
    composed: str = connection.ops.compose_sql(sql, told)  # type: ignore[attr-defined]  # PostgreSQL's own
    return composed.replace(str(ANY_ROW), "$1")


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def guards() -> Iterator[Guard]:
    """Of each kind that is declared every table; a record that stays is guarded as well."""
    for kind in KINDS.values():
        yield Guard(kind, kind.table, "id")
        for part in kind.parts:
            if not part.made_anew:
                leads = part if part.via and (part.where or not part.column) else None
                yield Guard(kind, part.model._meta.db_table, part.column, is_named=not part.via, leads=leads)
            if part.emptied:
                yield Guard(kind, part.model._meta.db_table, part.column, part.emptied)
