"""Records that belong to others, and are seen by whoever may see those: a file through what it is evidence of."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, Q, QuerySet

from goldthread.foundation.access.standing import Standing

Through = Callable[[Standing], QuerySet[Any, Any]]
"""What a person may see that one of the records belongs to, found by its key: ``filter(file=OuterRef("pk"))``.

Asked of one record, it looks up what that one belongs to, and never goes through all that the person sees.
"""


class SeenThrough:
    """What parts above register in their ``AppConfig.ready``."""

    def __init__(self) -> None:
        self._ways: list[Through] = []

    def register(self, through: Through) -> None:
        self._ways.append(through)

    def for_(self, standing: Standing) -> Q:
        """A condition on the records themselves; with nothing registered nobody sees any."""
        seen = Q(pk__in=[])
        for through in self._ways:
            seen |= Q(Exists(through(standing)))
        return seen
