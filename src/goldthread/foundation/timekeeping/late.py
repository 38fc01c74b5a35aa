"""Whether a moment was too late, or soon is, asked by the database: the same as ``clocks.states`` has it."""

from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Func, Value
from django.db.models.lookups import GreaterThan, LessThanOrEqual

from goldthread.foundation.clocks.states import SOON


def past(due: Any, at: Any) -> GreaterThan:
    """That what was ``due`` had passed ``at`` a moment: a column of each, an expression, or for ``at`` a moment. Where
    either is missing nothing had.
    """
    return GreaterThan(_second_of(at), F(due) if isinstance(due, str) else due)


def _second_of(at: Any) -> Any:
    if isinstance(at, datetime):
        return Value(at.replace(microsecond=0), output_field=DateTimeField())
    return Func(at, template="date_trunc('second', %(expressions)s)", output_field=DateTimeField())


def in_its_last_fifth(at: datetime) -> LessThanOrEqual:
    """In whole numbers, so that it is the same microsecond as in ``clocks.states``."""
    left = ExpressionWrapper((F("due_at") - Value(at)) * SOON, output_field=DurationField())
    return LessThanOrEqual(left, ExpressionWrapper(F("due_at") - F("began_at"), output_field=DurationField()))
