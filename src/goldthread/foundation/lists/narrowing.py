"""Narrow a queryset without counting a row twice."""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet


def narrow(queryset: QuerySet, condition: Q, *lookups: str) -> QuerySet:
    """The rows for which the condition holds, each of them once.

    Where a lookup leads to several rows of another table, a plain filter would join those in, and a row with
    two owners would be listed twice.
    """
    if any(leads_to_many(queryset.model, lookup) for lookup in lookups):
        # The base manager, because what may be seen is already decided by the queryset that is narrowed.
        found = queryset.model._base_manager.filter(condition).values("pk")
        return queryset.filter(pk__in=found)
    return queryset.filter(condition)


def leads_to_many(model: type[Model], lookup: str) -> bool:
    """Whether a path such as owners__agency passes a relation with many rows at its end."""
    for name in lookup.split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return False
        if field.many_to_many or field.one_to_many:
            return True
        if not field.is_relation or field.related_model is None:
            return False
        model = field.related_model
    return False
