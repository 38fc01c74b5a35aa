"""A search that begins from a few keys, among however many rows there are."""

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, Func, Q, QuerySet, Value


def among(column: str, keys: QuerySet[Any, Any], *, besides: Collection[int] = ()) -> Q:
    """That a column is one of the few ``keys`` that a query gives, as its one column, or of those ``besides``.

    They are worked out once, and looked up one by one. Asked whether something is ``in`` them, PostgreSQL rather goes
    through a million rows, or works them out anew for each.
    """
    found: Any = ArraySubquery(keys)
    if besides:
        found = _Both(found, Value([*besides], output_field=KEYS))
    return Q(_IsAmong(column, found))


KEYS = ArrayField(BigIntegerField())


class _Both(Func):
    template = "%(expressions)s"
    arg_joiner = " || "
    output_field = KEYS


class _IsAmong(Func):
    template = "%(expressions)s)"
    arg_joiner = " = any("
    output_field = BooleanField()
