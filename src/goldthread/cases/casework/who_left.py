"""Who leads cases of a pathway that they run no more: their role ended, or they can sign in no more. Nothing takes a
case from its lead by itself: one of those who say who leads gives it to another.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.models import Holding, HoldingQuerySet
from goldthread.foundation.access.roles import Can

SEES_IT_NO_MORE = "Whoever leads it sees it no more"


def running(pathway: Pathway, spaces: Collection[int], on: date) -> HoldingQuerySet:
    """The roles in which people run a pathway in these spaces on a day, and can sign in."""
    return _once(pathway, spaces).in_force(on).filter(user__is_active=True)


def who_left(pathway: Pathway, spaces: Collection[int], on: date) -> QuerySet[Any, Any]:
    """Numbers of the accounts that once ran a pathway in one of these spaces and do so there no more. They are few,
    among however many cases.
    """
    theirs = running(pathway, spaces, on).filter(space_id=OuterRef("space_id"), user_id=OuterRef("user_id"))
    return _once(pathway, spaces).exclude(Exists(theirs)).values("user_id")


def _once(pathway: Pathway, spaces: Collection[int]) -> HoldingQuerySet:
    return Holding.objects.filter(space_id__in=spaces, agency=None, role__in=pathway.roles_that(Can.RECORD_CASES))
