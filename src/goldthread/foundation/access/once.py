"""What decides whether a reader sees a record is put into SQL once for each reader, however many queries ask it.

To see a case is a long condition, to see what hangs on a case a longer one that asks it twice. Django builds such a
condition anew for each query that asks it, and again for each query around that: to write a page's queries took longer
than to answer them. What is kept is words alone. Who sees what is decided whenever a query is carried out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Self, TypeVar, cast

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connections
from django.db.models import BooleanField, Expression, F, Q, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from goldthread.foundation.access.standing import Standing

Narrow = TypeVar("Narrow", bound=Callable[..., Any])
"""``narrow(rows, standing)`` gives those of the rows that a reader sees."""

ROW = "row_asked_about"
"""Stands in what is kept for the name that the table has in the query that asks."""


def once(narrow: Narrow) -> Narrow:
    """Of a method of a queryset that leaves the rows that a reader sees: its condition is written once per reader.

    It does nothing but filter and exclude, without a join, and asks the database nothing while it does.
    """

    @wraps(narrow)
    def narrowed(rows: Any, standing: Standing) -> Any:
        if standing.is_system:
            return narrow(rows, standing)
        key = (narrow, rows.model)
        if key not in standing.written:
            anew = type(rows)(rows.model, using=rows.db)
            with connections[rows.db].execute_wrapper(_refuse):
                standing.written[key] = written(narrow(anew, standing))
        return rows.filter(Q(_Holds(standing.written[key])))

    return cast(Narrow, narrowed)


@dataclass(frozen=True)
class Written:
    """A condition on one row in SQL, cut where the row's table is named. ``always`` if there is nothing to be asked,
    with its answer. ``letters`` are those with which the names of tables in its subqueries begin.
    """

    pieces: tuple[str, ...] = ()
    params: tuple[Any, ...] = ()
    letters: frozenset[str] = frozenset()
    always: bool | None = None


def written(rows: QuerySet[Any, Any]) -> Written:
    """The condition by which these rows were narrowed; a TypeError if more was done to them than that."""
    query = rows.query.clone()
    table = rows.model._meta.db_table
    if _does_more(query):
        raise TypeError(f"More is done to {table} than to narrow its rows, so it cannot be written once.")
    query.get_initial_alias()
    query.change_aliases({table: ROW})
    compiler = query.get_compiler(rows.db)
    try:
        sql, params = compiler.compile(query.where)
    except EmptyResultSet:
        return Written(always=False)
    except FullResultSet:
        return Written(always=True)
    return Written(tuple(sql.split(f"{ROW}.")), tuple(params), query.subq_aliases, always=None if sql else True)


def _does_more(query: Query) -> bool:
    joined = [alias for alias, uses in query.alias_refcount.items() if uses and alias != query.base_table]
    return bool(
        joined or query.combinator or query.is_sliced or query.distinct or query.annotations or query.select_related
    )


def _refuse(*_: Any) -> None:
    raise TypeError("What is written once must not ask the database while it is written.")


class _Holds(Expression):
    """That what was written holds of a row of the query in which it stands."""

    conditional = True
    output_field = BooleanField()

    def __init__(self, condition: Written, row: Any = None) -> None:
        super().__init__()
        self._condition = condition
        self._row: Any = row or F("pk")

    def get_source_expressions(self) -> list[Any]:
        return [self._row]

    def set_source_expressions(self, exprs: Any) -> None:
        (self._row,) = exprs

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> Self:
        """The query learns which names are taken, as it would of subqueries: its own is never one of these."""
        query.subq_aliases = query.subq_aliases | self._condition.letters
        return super().resolve_expression(query, *args, **kwargs)

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if self._condition.always is not None:
            raise FullResultSet if self._condition.always else EmptyResultSet
        table = compiler.quote_name_unless_alias(self._row.alias)
        return f"({f'{table}.'.join(self._condition.pieces)})", self._condition.params
