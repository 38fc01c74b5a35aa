"""Conditions that are asked of each record by itself."""

from django.db.models import OuterRef, Q


def the_very(column: str, outer: str = "pk") -> Q:
    """Within a query of others: the one row whose ``column`` is what these have in ``outer``.

    PostgreSQL would gather all rows first wherever it is asked for one that is the same, and to show one record would
    go through a million others. So it is asked for one that is neither less nor more.
    """
    it = OuterRef(outer)
    return Q(**{f"{column}__gte": it, f"{column}__lte": it})
