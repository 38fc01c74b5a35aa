"""Records that belong to others, and are seen by whoever may see those: a file through what it is evidence of."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.foundation.access.standing import Standing

Numbers = Callable[[Standing], QuerySet[Any, Any]]


class SeenThrough:
    """What parts above register in their ``AppConfig.ready``: each gives the numbers of what a person may see there."""

    def __init__(self) -> None:
        self._ways: list[Numbers] = []

    def register(self, numbers: Numbers) -> None:
        self._ways.append(numbers)

    def for_(self, standing: Standing) -> Q:
        """A condition on the records themselves; with nothing registered nobody sees any."""
        seen = Q(pk__in=[])
        for numbers in self._ways:
            seen |= Q(pk__in=numbers(standing))
        return seen
