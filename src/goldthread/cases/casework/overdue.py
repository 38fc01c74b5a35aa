"""In which cases something is overdue, as far as somebody is told of their clocks."""

from datetime import datetime

from django.db.models import Exists, Q, QuerySet

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.late import past
from goldthread.foundation.timekeeping.models import COUNTS_AS_LATE, Clock

FEW_CLOCKS = 2_000
"""Fewer overdue clocks than these are few."""


def clocks_told() -> set[str]:
    """Codes of the clocks that agencies are told of."""
    return {code for pathway in PATHWAYS.values() for code in pathway.clocks_told}


def clock_codes(space: Space, standing: Standing) -> set[str]:
    """Codes of the clocks that somebody is told of in lists of a space's cases: all of those that they run."""
    run = [one for one in PATHWAYS.values() if space.pk in whole_spaces_of(one, standing, Can.VIEW_CASES)]
    return clocks_told() | {clock.id for pathway in run for clock in pathway.clocks}


def overdue(
    rows: QuerySet[Case], space: Space, standing: Standing, at: datetime, *, is_overdue: bool
) -> QuerySet[Case]:
    """Those of a space of which something is overdue and counted so, or nothing, as far as somebody is told of it.

    Where few clocks are overdue their cases are found first, in one statement, and looked up however many others there
    are. Where many are, each case is asked in its turn: a page is soon full.
    """
    codes = clock_codes(space, standing)
    clocks = Clock.objects.filter(COUNTS_AS_LATE, space=space, subject_kind=CASE_KIND, code__in=codes)
    late = clocks.running().filter(past("due_at", at))
    found = late.order_by("due_at", "pk").values_list("subject_id", flat=True)[:FEW_CLOCKS]
    first = list(found)
    is_late = Q(pk__in={*first}) if len(first) < FEW_CLOCKS else Q(Exists(late.filter(the_very("subject_id"))))
    return rows.filter(is_late if is_overdue else ~is_late)
