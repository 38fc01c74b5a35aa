"""Which actions of a whole plan somebody sees, as it stands now: what they came from says it."""

from collections.abc import Callable

from django.db.models import Q

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing

Among = Callable[[Standing], Q]

SEEN_BY_ORIGIN: dict[str, Among] = {}
"""By the ``origin`` of actions that not everybody with the whole plan sees: which a person may see now. Registered."""

SEEN_EARLY_BY_ORIGIN: dict[str, Among] = {}
"""By the ``origin`` of actions that are restricted until that is published: which of them a person may see now who
sees what is not published. Registered. Of what comes from anywhere else nobody sees what is restricted.
"""


def seen_of_plans(standing: Standing, apart_from: str = "") -> Q:
    """Of the plans that somebody sees as a whole, what they may see; of one origin all, for the part that asks who sees
    those by itself.
    """
    whole = standing.spaces_where(Can.VIEW_WHOLE_PLAN)
    if not whole:
        return Q(pk__in=[])
    seen = Q(space_id__in=whole) & (Q(is_restricted=False) | _seen_early(standing))
    for origin, among_them in SEEN_BY_ORIGIN.items():
        seen &= Q() if origin == apart_from else ~Q(origin=origin) | among_them(standing)
    return seen


def is_for_few() -> Q:
    """What not everybody sees who sees the whole plan."""
    return Q(is_restricted=True) | Q(origin__in=SEEN_BY_ORIGIN)


def _seen_early(standing: Standing) -> Q:
    seen = Q(pk__in=[])
    early = standing.spaces_where(Can.VIEW_UNPUBLISHED_REVIEWS)
    for origin, among_them in SEEN_EARLY_BY_ORIGIN.items() if early else ():
        seen |= Q(among_them(standing), space_id__in=early, origin=origin)
    return seen
