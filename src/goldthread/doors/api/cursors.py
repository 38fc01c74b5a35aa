"""Leafing through many records: a cursor says after which one the next page begins."""

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from django.db.models import Model, QuerySet
from ninja import Field

Row = TypeVar("Row", bound=Model)

MOST = 100
LARGEST = 2**63 - 1
"""No record has a higher number."""

Cursor = Annotated[int, Field(ge=0, le=LARGEST, description="Where to go on: the “next” of the page before.")]
Limit = Annotated[int, Field(ge=1, le=MOST, description=f"How many at most, up to {MOST}.")]


def page_of(rows: QuerySet[Row, Any], cursor: int, limit: int) -> tuple[Sequence[Row], int | None]:
    """The rows after the cursor, in the order of their numbers, and the cursor of the next page.

    What is recorded or changed meanwhile moves no row from one page to another.
    """
    found = list(rows.filter(pk__gt=cursor).order_by("pk")[: limit + 1])
    return found[:limit], found[limit - 1].pk if len(found) > limit else None
