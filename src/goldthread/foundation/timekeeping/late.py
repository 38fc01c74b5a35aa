"""Whether a moment was too late, asked by the database: the same whole second as ``clocks.states.is_past``."""

from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, F, Func, Value
from django.db.models.lookups import GreaterThan


def past(due: Any, at: Any) -> GreaterThan:
    """That what was ``due`` had passed ``at`` a moment: a column of each, an expression, or for ``at`` a moment. Where
    either is missing nothing had.
    """
    return GreaterThan(_second_of(at), F(due) if isinstance(due, str) else due)


def _second_of(at: Any) -> Any:
    if isinstance(at, datetime):
        return Value(at.replace(microsecond=0), output_field=DateTimeField())
    return Func(at, template="date_trunc('second', %(expressions)s)", output_field=DateTimeField())
