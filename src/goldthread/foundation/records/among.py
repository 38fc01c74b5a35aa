"""A search that begins from a few keys, among however many rows there are."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Func, Q, QuerySet


def among(column: str, keys: QuerySet[Any, Any]) -> Q:
    """That a column is one of the few ``keys`` that a query gives, as its one column.

    They are worked out once, and looked up one by one. Asked whether something is ``in`` them, PostgreSQL rather goes
    through a million rows, or works them out anew for each.
    """
    return Q(_IsAmong(column, ArraySubquery(keys)))


class _IsAmong(Func):
    template = "%(expressions)s)"
    arg_joiner = " = any("
    output_field = BooleanField()
